package metadata_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kansa-go/kansa/metadata"
)

// TestRetentionPeriods: the periods of Act 703/2023 by service task.
func TestRetentionPeriods(t *testing.T) {
	for _, tc := range []struct {
		sentence string
		task     string
		years    int
		from     metadata.RetentionStart
	}{
		{"families with children: 30 years from closing the matter", "24", 30, metadata.FromMatterClosed},
		{"substance abuse: 10 years from closing", "15", 10, metadata.FromMatterClosed},
		{"disability: 10 years from closing the last matter", "20", 10, metadata.FromLastMatter},
		{"child welfare: 2 years after death", "10", 2, metadata.FromDeath},
	} {
		t.Run(tc.sentence, func(t *testing.T) {
			p, ok := metadata.PeriodOf(metadata.ServiceTasks.Code(tc.task))
			require.True(t, ok)
			require.Equal(t, tc.years, p.Years)
			require.Equal(t, tc.from, p.From)
		})
	}
	_, ok := metadata.PeriodOf(metadata.ServiceTasks.Code("4711"))
	require.False(t, ok)
	_, ok = metadata.PeriodOf(metadata.Code{})
	require.False(t, ok, "a period without a task is nobody's")
}

// TestRetentionTable: class 1, permanent, unless a vendor's table names one class
// for all service tasks.
func TestRetentionTable(t *testing.T) {
	families, welfare := metadata.RetentionClasses.Code("30v"), metadata.RetentionClasses.Code("2vk")
	own := metadata.RetentionTable{"24": families, "10": welfare}
	tasks := func(codes ...string) (out []metadata.Code) {
		for _, c := range codes {
			out = append(out, metadata.ServiceTasks.Code(c))
		}
		return out
	}
	for name, tc := range map[string]struct {
		table metadata.RetentionTable
		tasks []metadata.Code
		want  string
	}{
		"the built-in table":         {metadata.DefaultRetention(), tasks("24"), "1"},
		"no table":                   {nil, tasks("24"), "1"},
		"a vendor's table":           {own, tasks("24"), "30v"},
		"one task twice":             {own, tasks("24", "24"), "30v"},
		"tasks of different classes": {own, tasks("24", "10"), "1"},
		"a task that is not listed":  {own, tasks("24", "15"), "1"},
		"no task":                    {own, nil, "1"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, tc.want, tc.table.Class(tc.tasks).Value) })
	}
}
