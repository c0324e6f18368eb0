package document

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEndsBefore: rule LNK-08, "An end date is not before its start date".
func TestEndsBefore(t *testing.T) {
	for _, tc := range []struct {
		start, end string
		want       bool
		why        string
	}{
		{"2026-01-02", "2026-01-01", true, "a day earlier"},
		{"2026-01-02", "2026-01-02", false, "the same day"},
		{"2026-05", "2026", false, "a partial date is compared as far as it goes"},
		{"2026-05", "2026-04-30", true, "a month earlier"},
		{"2026-01-02T12:00:00+02:00", "2026-01-02T10:00:00+02:00", true, "two hours earlier on the same day"},
		{"2026-01-02T12:00:00+02:00", "2026-01-02T12:00:00+02:00", false, "the same moment"},
		{"2026-01-02T12:00:00+02:00", "2026-01-02T10:00:00Z", false, "the same moment in another zone"},
		{"2026-01-02T12:00:00+02:00", "2026-01-02T11:00:00.5Z", false, "an hour later in another zone"},
		{"2026-01-02T00:30:00+02:00", "2026-01-01T23:30:00Z", false, "an hour later, written as the day before"},
		{"2026-01-01T23:30:00Z", "2026-01-02T00:30:00+02:00", true, "an hour earlier, written as the day behind"},
		{"2026-01-02T12:00:00+02:00", "2026-01-02", false, "one has a day only"},
		{"2026-01-02", "2026-01-01T22:30:00Z", false, "the day of a time is that in Finland"},
		{"2026-01-02", "2026-01-01T21:30:00Z", true, "the day before in Finland"},
		{"2026-01-01T22:30:00Z", "2026-01-01", true, "the start is in Finland's next day"},
		{"2026-02", "2026-01-31T22:30:00Z", false, "the month of a time is that in Finland"},
		{"2026-02-30T12:00:00Z", "2026-02-30", false, "no day of the calendar"},
		{"-0044-03-15", "-0045-01-01", false, "negative years are left alone"},
		{"2026-01-02", "", false, "no end"},
	} {
		require.Equal(t, tc.want, endsBefore(tc.start, tc.end), tc.why)
	}
}

// TestPeriodsOfUnlikeKeys: rule LNK-08 finds the two dates of a period.
func TestPeriodsOfUnlikeKeys(t *testing.T) {
	date := func(key string) *Field { return &Field{Key: key, Kind: KindDate} }
	for _, tc := range []struct{ start, end string }{
		{"alkamispaiva", "paattymispaiva"},
		{"asiakkuuden_alkamispvm", "asiakkuuden_paattymispvm"},
		{"asiaan_liittymishetki", "asiasta_poistumishetki"},
		{"riskitiedon_alkamispaiva", "maaraaikaisen_riskitiedon_paattymispaiva"},
		{"kuntaan_muutto", "kunnasta_muutto"},
	} {
		found := periods(&Field{Kind: KindGroup, Fields: []*Field{date(tc.start), date(tc.end)}})
		require.Len(t, found, 1, tc.end)
		require.Equal(t, tc.start, found[0].start.Key)
		require.Equal(t, tc.end, found[0].end.Key)
	}
	require.Empty(t, periods(&Field{Kind: KindGroup, Fields: []*Field{date("kuntaan_muutto"), date("paattymispaiva")}}))
}
