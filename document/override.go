package document

import "github.com/kansa-go/kansa/rule"

// override says how a note is read that the compiler cannot read. It applies
// to every version of a structure as long as the note is the reviewed one,
// which its digest tells.
type override struct {
	typeKey  string // for example "1505.1"
	path     string
	digest   string // of the reviewed note; empty for a listed rule that holds whatever the note says
	readAs   string // the same requirement in words that the compiler reads; empty when no content can tell
	reason   string
	severity rule.Severity // when it differs from the compiler's
	rule     *rule.Rule    // the specific rule that the note is the source of
}

// apply gives a condition what the table says of it.
func (o *override) apply(c *condition) {
	if o.rule != nil {
		c.rule, c.severity = *o.rule, o.rule.DefaultSeverity()
	}
	if o.severity != "" {
		c.severity = o.severity
	}
}

// findOverride returns the override of a field's note. changed tells that one
// exists for another wording.
func findOverride(info Info, f *Field) (found *override, changed bool) {
	path, digest := "", ""
	for i := range overrides {
		o := &overrides[i]
		if o.typeKey != info.TypeKey() {
			continue
		}
		if path == "" {
			path, digest = f.Path(), noteDigest(f.Note.FI)
		}
		if o.path != path {
			continue
		}
		if o.digest == digest || o.digest == "" {
			return o, false
		}
		changed = true
	}
	return nil, changed
}

// overrides is the reviewed table. It must not be modified. Where readAs is
// empty, no content tells whether the condition holds, and nothing is checked.
//
// To add one, run "kansa structures check --json", copy path and digest of a
// place that is not understood, and say the requirement in words that the
// compiler reads, or why no content can tell. A test refuses an override whose
// note the compiler reads by itself. Teach the compiler instead when the same
// wording may stand in other structures.
var overrides = []override{
	{
		typeKey: "1505.1", path: "/asiakkuusasiakirja/asiakas/turvakielto",
		readAs: `Jos tähän on vastattu "kyllä", Kotikunta-kenttää ei näytetä. ` +
			`Jos tähän on vastattu "kyllä", Tilapäinen asuinkunta -kenttää ei näytetä. ` +
			`Jos tähän on vastattu "kyllä", Osoite-kenttää ei näytetä. ` +
			`Jos tähän on vastattu "kyllä", Tilapäinen osoite -kenttää ei näytetä. ` +
			`Jos tähän on vastattu "kyllä", Sähköpostiosoite-kenttää ei näytetä.`,
		reason: "rule TUR-02; the note says it in one sentence about many fields",
		rule:   &turProhibition,
	},
	{
		typeKey: "1505.1", path: "/asiakkuusasiakirja/asiakkaaseen_liittyvat_henkilot[]/turvakielto",
		readAs: `Jos tähän on vastattu "kyllä" ja Rooli-kenttään ei ole valittu 31, 32, 33 tai 34, Yhteystiedot-kenttää ei näytetä.`,
		reason: "rule TUR-08; stated in the description",
		rule:   &turRelated,
	},
	{
		typeKey: "1505.1", path: "/asiakkuusasiakirja/asiakas/elaa_avoliitossa", digest: "74713b84630a",
		readAs: `Tieto on pakollinen, jos Sosiaalipalvelu-kenttään on valittu Turvakotipalvelu.`,
		reason: "a client of a shelter is known by the social service of a service provider",
	},
	{
		typeKey: "1505.1", path: "/asiakkuusasiakirja/sosiaalihuollon_asiakkuus/vanha_asiakkuus", digest: "3bf4bb41b35d",
		reason: "only the sender knows whether old data are being archived",
	},
	{
		typeKey: "1505.1", path: "/asiakkuusasiakirja/sosiaalihuollon_asiakkuus/asiakkuuden_paattymispvm", digest: "4c1e84cb8fb6",
		reason: "the end date itself is what tells that a relationship is not active",
	},
	{
		typeKey: "1505.1", path: "/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava[]/palveluntuottaja[]", digest: "7d2119bd2010",
		reason: "the subcontractor stands inside the provider, so the schema already demands the provider",
	},
	{
		typeKey: "1505.1", path: "/asiakkuusasiakirja/sosiaalihuollon_palvelutehtava[]/palveluntuottaja[]/palveluntoteuttaja[]", digest: "193806e596ff",
		reason: "only the sender knows whether another unit carries the service out",
	},
	{
		typeKey: "1505.2", path: "/asia_asiakirja/asian_tiedot/paattymispaiva", digest: "a11d7c699406",
		readAs: `Kenttä on pakollinen, jos Tila-kenttään on valittu Suljettu, Päättynyt tai Päätetty.`,
		reason: "a closed matter is known by the name of its state",
	},
	{
		typeKey: "1505.8", path: "/luovutuslupa_asiakirja/ammattihenkilon_laatima_asiakirja/laatija", digest: "a1d40ddb2c33",
		readAs: `Laatija on pakollinen.`, severity: rule.Warning,
		reason: "whoever uses this package makes the document in a client system; documents of OmaKanta get a warning",
	},
	{
		typeKey: "1505.9", path: "/kieltoasiakirja/ammattihenkilon_laatima_asiakirja/laatija", digest: "2a8134dc223d",
		readAs: `Laatija on pakollinen.`, severity: rule.Warning,
		reason: "whoever uses this package makes the document in a client system; documents of OmaKanta get a warning",
	},
	{
		typeKey: "1506.1000", path: "/iakkaiden_palvelutarpeen_arvio/terveydentila[]/yksityishenkilo", digest: "02eda73109d2",
		reason: "about the screen: names are not asked for when there is one client",
	},
	{
		typeKey: "1506.1000", path: "/iakkaiden_palvelutarpeen_arvio/toimintakyky[]/yksityishenkilo", digest: "02eda73109d2",
		reason: "about the screen: names are not asked for when there is one client",
	},
	{
		typeKey: "1506.3005", path: "/iakkaiden_palvelujen_hakemus/myos_puoliso_hakee_asumispalveluja", digest: "5afab0ff62a5",
		readAs: `Kenttä näytetään, jos Sosiaalipalvelu-kenttään on valittu yhteisöllinen asuminen, ` +
			`ympärivuorokautinen palveluasuminen, tuettu asuminen tai tilapäinen asuminen.`,
		reason: "the note lists the housing services in a sentence of its own",
	},
	{
		typeKey: "1506.5003", path: "/lastensuojelun_mielipiteen_selvittamisasiakirja/kuulemisasiakirja/kuuleminen/kuultava/kuvaus", digest: "d00932842752",
		reason: "no field tells whether the person heard is the child",
	},
	{
		typeKey: "1506.19008", path: "/merkinta_rajoitustoimenpiteesta/rajoitustoimenpide/lastensuojelun_eristamiseen_liittyva_kirjaaminen", digest: "f0610241c665",
		readAs: `Tämä tietokokonaisuus näytetään, jos Palvelutehtävä-kenttään on valittu Lastensuojelu ja ` +
			`Lastensuojelun rajoitustoimenpiteen laji -kenttään on valittu 9 Eristäminen. ` +
			`Tietokokonaisuus näytetään, jos "Millaista tilannetta kirjaaminen koskee?" -kenttään on valittu luokituksesta 3.`,
		reason: "the note calls the field by another name",
	},
}
