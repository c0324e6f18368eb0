// Package codesystem holds the national code systems (koodistot) that headers,
// frames and contents of the client data archive use: OID, version, names in
// Finnish and Swedish, and the values that are known, each with its source and
// fidelity.
//
//	task := codesystem.ServiceTasks.Code("24")
//	fmt.Println(task.System, task.Display) // 1.2.246.537.6.1221.201601 Lapsiperheiden palvelut
//
// Every list is open. The code service adds values with each release, and for
// most systems we know only those that real messages carried. A value that a
// system does not know is therefore a warning somewhere, never a refusal.
//
// The systems are generated from systems.csv and values.csv; change those and
// run go generate. The variables must not be modified.
package codesystem

//go:generate go run ./internal/generate
