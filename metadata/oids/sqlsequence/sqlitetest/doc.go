// Package sqlitetest tries package sqlsequence with SQLite. It is a module of its
// own, so that users of the SDK do not find a database in their dependency scans,
// and has tests only.
package sqlitetest
