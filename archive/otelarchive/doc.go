// Package otelarchive shows the exchanges with the archive in OpenTelemetry: a
// client span and three measurements for every attempt.
//
//	observer, err := otelarchive.New(otelarchive.Options{})
//	if err != nil {
//		return err
//	}
//	client.Observer = archive.Observers(observer, archive.SlogObserver{})
//
// Spans are named "archive exchange" and have the attributes kansa.interaction,
// kansa.message.id, kansa.attempt, kansa.attempts.max, kansa.outcome,
// kansa.request.size, kansa.answer.size, kansa.rules, kansa.warnings and
// http.response.status_code. An outcome other than "ok" sets the status of the span
// to error with the outcome as its description. Metrics are
// kansa.archive.exchange.duration (s), kansa.archive.request.size and
// kansa.archive.answer.size (By), by interaction and outcome. Message ids are in
// spans only: as an attribute of a metric they would make a series each.
//
// Nothing of messages, documents or answers reaches a span or metric; see
// archive.Observer. No trace context is sent to the archive. The package is a
// module of its own, so that users of the SDK do not find OpenTelemetry among
// their dependencies.
package otelarchive
