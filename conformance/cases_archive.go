package conformance

import (
	"context"
	"slices"

	"github.com/kansa-go/kansa/consent"
	"github.com/kansa-go/kansa/metadata"
	"github.com/kansa-go/kansa/rule"
	"github.com/kansa-go/kansa/signing"
)

func archiveRelationship() Case {
	return Case{
		ID: "KC-ARC-01", Feature: FeatureArchive, Rules: []rule.ID{"LNK-21", "LNK-20", "DOC-01", "SIG-02"},
		Title: rule.Text{EN: "archives an asiakkuusasiakirja", FI: "arkistoi asiakkuusasiakirjan", SV: "arkiverar en klientrelationshandling"},
		steps: []step{
			archives(Relationship),
			oneStored(metadata.GroupClientRelationship),
			{title: "it concerns the client and carries the client relationship's OID", do: func(_ context.Context, b *bench) string {
				h := b.last().Header
				switch {
				case h.Clients[0].Code != b.scenario.Client.Code:
					return "the document is about another client"
				case h.ClientRelationship != b.scenario.RelationOID:
					return "the client relationship's OID is not the given one"
				}
				return ""
			}},
			stated("SP1"),
		},
	}
}

func archiveMatter() Case {
	return Case{
		ID: "KC-ARC-02", Feature: FeatureArchive, Rules: []rule.ID{"LNK-15", "LNK-02", "DOC-01"},
		Title: rule.Text{EN: "archives an asia-asiakirja", FI: "arkistoi asia-asiakirjan", SV: "arkiverar en ärendehandling"},
		steps: []step{
			archives(Matter),
			oneStored(metadata.GroupMatter),
			{title: "it carries the matter's OID and exactly one service task", do: func(_ context.Context, b *bench) string {
				h := b.last().Header
				switch {
				case h.Matter != b.scenario.MatterOID:
					return "the matter's OID is not the given one"
				case len(h.ServiceTasks) != 1 || h.ServiceTasks[0].Value != b.scenario.Task.Value:
					return "the service task is not the given one"
				}
				return ""
			}},
		},
	}
}

func archiveClientDocument() Case {
	return Case{
		ID: "KC-ARC-03", Feature: FeatureArchive, Rules: []rule.ID{"DOC-06", "LNK-01", "SIG-05", "SIG-06"},
		Title: rule.Text{EN: "archives a client document that a professional signed", FI: "arkistoi ammattihenkilön allekirjoittaman asiakasasiakirjan", SV: "arkiverar en klienthandling som en yrkesutbildad person undertecknat"},
		steps: []step{
			given("the client relationship and the matter are archived", (*bench).preloadMatter),
			archives(ClientDocument),
			oneStored(metadata.GroupClientDocument),
			{title: "it belongs to the matter and carries its service task", do: func(_ context.Context, b *bench) string {
				h := b.last().Header
				switch {
				case h.Matter != b.scenario.MatterOID:
					return "the document belongs to another matter"
				case !slices.ContainsFunc(h.ServiceTasks, func(c metadata.Code) bool { return c.Value == b.scenario.Task.Value }):
					return "the service task is not the given one"
				}
				return ""
			}},
			{title: "it is signed with the user's professional certificate", do: func(_ context.Context, b *bench) string {
				return b.signedBy(signing.Professional)
			}},
			stated("SP17"),
		},
	}
}

func archivePermission() Case {
	return Case{
		ID: "KC-ARC-04", Feature: FeatureDisclosure, Rules: []rule.ID{"LUP-10", "LUP-02", "SIG-16"},
		Title: rule.Text{EN: "archives a permission to disclose", FI: "arkistoi luovutusluvan", SV: "arkiverar ett tillstånd till utlämnande"},
		steps: []step{
			given("the client has been informed", (*bench).inform),
			archives(Permission),
			oneStored(metadata.GroupPermission),
			{title: "its content gives the permission of the client, today", do: func(_ context.Context, b *bench) string {
				p, err := consent.ReadPermission(b.last().Content)
				switch {
				case err != nil:
					return "the content states no permission"
				case !p.Granted:
					return "the permission is not granted"
				case p.Client.Code != b.scenario.Client.Code:
					return "the permission is another client's"
				case p.Date.Compare(b.today()) != 0:
					return "the day of giving is not today"
				}
				return ""
			}},
			{title: "it is signed with the system certificate", do: func(_ context.Context, b *bench) string { return b.signedBy(signing.System) }},
		},
	}
}

func archiveDenial() Case {
	return Case{
		ID: "KC-ARC-05", Feature: FeatureDisclosure, Rules: []rule.ID{"KIE-17", "KIE-16", "NUL-11"},
		Title: rule.Text{EN: "archives a denial of one document", FI: "arkistoi yhtä asiakirjaa koskevan kiellon", SV: "arkiverar ett förbud mot utlämnande av en handling"},
		steps: []step{
			given("the client has been informed", (*bench).inform),
			given("a client document with two versions is archived", (*bench).preloadTwoVersions),
			archives(Denial),
			oneStored(metadata.GroupDenial),
			{title: "its row names the original document, not one of its versions", do: func(_ context.Context, b *bench) string {
				d, err := consent.ReadDenial(b.last().Content)
				if err != nil || len(d.Documents) != 1 || len(d.Documents[0].Documents) != 1 {
					return "the content does not deny exactly one document"
				}
				if d.Documents[0].Documents[0].SetID != b.assigned.Denied {
					return "the denied document is not named by its set id"
				}
				return ""
			}},
		},
	}
}

func newVersion() Case {
	return Case{
		ID: "KC-VER-01", Feature: FeatureArchive, Rules: []rule.ID{"NUL-06", "NUL-01", "DOC-02"},
		Title: rule.Text{EN: "archives a new version of a document", FI: "arkistoi asiakirjasta uuden version", SV: "arkiverar en ny version av en handling"},
		steps: []step{
			given("the client relationship and the matter are archived", (*bench).preloadMatter),
			{title: "the system archives a client document", needs: "KC-ARC-03", do: archives(ClientDocument).do},
			archives(NewVersion),
			{title: "the archive holds two versions of one document", do: func(_ context.Context, b *bench) string {
				news := b.newDocuments()
				if len(news) != 2 {
					return "the archive did not take in exactly two versions"
				}
				first, second := news[0].Header, news[1].Header
				switch {
				case second.SetID != first.SetID:
					return "the new version has another set id"
				case second.ID == first.ID || second.Version != first.Version+1:
					return "the new version has no id of its own or does not raise the version by one"
				case second.Replaces == nil || second.Replaces.ID != first.ID:
					return "the new version does not name the version that it replaces"
				}
				return ""
			}},
		},
	}
}
