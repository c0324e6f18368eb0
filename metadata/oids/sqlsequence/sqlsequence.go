// Package sqlsequence is an oids.Sequence in a table of a SQL database, through
// database/sql; it links no driver.
//
//	sequence := &sqlsequence.Sequence{DB: db}
//	if err := sequence.CreateTable(ctx); err != nil {
//		return err
//	}
//	allocator, err := oids.New(oids.Options{Organisation: own, Sequence: sequence, Block: 100})
//
// A reservation is one transaction that raises the high-water mark of its series
// and is committed before any of the numbers is returned. Processes that share the
// table never get the same number. A commit whose outcome is not known loses its
// numbers.
package sqlsequence

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"strconv"
	"strings"
)

// Sequence reserves numbers in a table. Its fields must not be changed while it is
// in use; it is safe for concurrent use as far as DB is.
type Sequence struct {
	DB    *sql.DB
	Table string // default kansa_oid_sequence; letters, digits and underscores

	// Dollar says that the driver's placeholders are $1, $2, as PostgreSQL's are,
	// instead of question marks.
	Dollar bool
}

// ErrTable is the error for a table name with other characters.
var ErrTable = errors.New("sqlsequence: a table name has letters, digits and underscores")

// ErrExhausted is the error for a series that has no numbers left.
var ErrExhausted = errors.New("sqlsequence: the series has no numbers left")

// CreateTable creates the table unless it exists.
func (s *Sequence) CreateTable(ctx context.Context) error {
	table, err := s.table()
	if err != nil {
		return err
	}
	_, err = s.DB.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS "+table+" (series VARCHAR(200) PRIMARY KEY, last BIGINT NOT NULL)")
	return err
}

// Reserve implements oids.Sequence. It retries once when another process created
// the series at the same time.
func (s *Sequence) Reserve(ctx context.Context, series string, n uint64) (uint64, error) {
	table, err := s.table()
	if err != nil {
		return 0, err
	}
	if n == 0 || n > math.MaxInt64 {
		return 0, ErrExhausted
	}
	first, err := s.reserve(ctx, table, series, int64(n))
	if err != nil && ctx.Err() == nil && !errors.Is(err, ErrExhausted) {
		first, err = s.reserve(ctx, table, series, int64(n))
	}
	return first, err
}

// reserve raises the mark in one transaction. The update comes first, so that the
// row is locked before it is read.
func (s *Sequence) reserve(ctx context.Context, table, series string, n int64) (first uint64, err error) {
	tx, err := s.DB.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			_ = tx.Rollback() // the first error says what happened
		}
	}()
	result, err := tx.ExecContext(ctx, s.bind("UPDATE "+table+" SET last = last + ? WHERE series = ?"), n, series)
	if err != nil {
		return 0, err
	}
	changed, err := result.RowsAffected()
	if err != nil {
		return 0, err
	}
	if changed == 0 {
		if _, err = tx.ExecContext(ctx, s.bind("INSERT INTO "+table+" (series, last) VALUES (?, ?)"), series, n); err != nil {
			return 0, err
		}
	}
	var last int64
	if err = tx.QueryRowContext(ctx, s.bind("SELECT last FROM "+table+" WHERE series = ?"), series).Scan(&last); err != nil {
		return 0, err
	}
	if last < n { // the mark was lost or has wrapped around
		err = ErrExhausted
		return 0, err
	}
	if err = tx.Commit(); err != nil {
		return 0, err
	}
	return uint64(last - n + 1), nil
}

func (s *Sequence) table() (string, error) {
	if s.Table == "" {
		return "kansa_oid_sequence", nil
	}
	for _, c := range s.Table {
		if c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return "", ErrTable
		}
	}
	return s.Table, nil
}

// bind writes the driver's placeholders.
func (s *Sequence) bind(query string) string {
	if !s.Dollar {
		return query
	}
	parts := strings.Split(query, "?")
	var b strings.Builder
	for i, part := range parts {
		b.WriteString(part)
		if i < len(parts)-1 {
			b.WriteString("$" + strconv.Itoa(i+1))
		}
	}
	return b.String()
}
