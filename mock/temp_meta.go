package mock

import "github.com/kansa-go/kansa/metadata"

// Until the metadata branch is merged.
const groupInforming metadata.Group = "6"

func cancels(h *metadata.Header) bool {
	return h.Version > 1 && h.Replaces != nil && h.CorrectionReason.Value == "2"
}
