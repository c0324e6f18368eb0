package main

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBuild(t *testing.T) {
	info := &debug.BuildInfo{
		GoVersion: "go1.26.0", Main: debug.Module{Path: "github.com/kansa-go/kansa", Version: "v1.2.3"},
		Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.time", Value: "2026-01-02T03:04:05Z"}, {Key: "vcs.modified", Value: "true"}},
	}
	require.Equal(t, "kansa v1.2.3, revision abc of 2026-01-02T03:04:05Z, with changes, go1.26.0", buildOf(info, true).String())
	require.Equal(t, "kansa (devel)", buildOf(&debug.BuildInfo{}, true).String())
	require.Equal(t, "kansa unknown", buildOf(nil, false).String())
}
