package pdfa

// Limits of the work that one file may cause. A real PDF main document stays far
// below them; a file beyond one is refused with PDF-09, never passed over.
const (
	maxObjects   = 200_000   // indirect objects and entries of cross-reference sections, each
	maxValues    = 5_000_000 // names, numbers, arrays and so on, each time that one is read
	maxInObject  = 1_000_000 // the same, of one object
	maxDepth     = 500       // arrays and dictionaries inside each other
	maxSections  = 2_000     // cross-reference sections, one for each saved change
	maxStreams   = 10_000    // object and cross-reference streams
	maxUnpacked  = 32 << 20  // octets that streams unpack to, together
	maxXMP       = 1 << 20   // octets of the metadata packet, before and after unpacking
	maxXMPDepth  = 64        // elements of the metadata packet inside each other
	maxHops      = 16        // references that lead to references
	maxPlaces    = 20        // places of one kind that are named
	maxRereading = 4         // how often the file's octets are read, on average
)

// limitError says which limit a file is beyond. Its text holds nothing of the
// file.
type limitError struct{ what string }

func (e limitError) Error() string {
	return "the file has too many or too large " + e.what + " to be judged"
}

// The limits as errors.
var (
	errObjects  = limitError{"objects"}
	errValues   = limitError{"values"}
	errInObject = limitError{"values in one object"}
	errDepth    = limitError{"arrays and dictionaries inside each other"}
	errSections = limitError{"cross-reference sections"}
	errStreams  = limitError{"object streams"}
	errUnpacked = limitError{"unpacked streams"}
	errXMP      = limitError{"metadata"}
	errRead     = limitError{"overlapping objects"}
)

// budget is what is left of the limits for one file. Every reader of the file
// spends from the same one, so that no mix of structures adds up to more.
type budget struct{ values, octets, unpacked, streams, entries int }

func newBudget(size int) *budget {
	return &budget{
		values: maxValues, octets: maxRereading*size + maxUnpacked, unpacked: maxUnpacked, streams: maxStreams, entries: maxObjects,
	}
}

// spend takes n from one of the budget's fields.
func spend(left *int, n int, beyond limitError) error {
	if *left -= n; *left < 0 {
		return beyond
	}
	return nil
}
