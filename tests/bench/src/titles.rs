//! What the tasks are called: some titles name a service that the documents know, as `Invoice data entry` does.

use fastrand::Rng;
use outfit::rulebook::Rulebook;

/// One title in so many names a service.
const NAMING_ONE_IN: usize = 4;

/// The parts of the other titles, as JSON writes them: letters beyond ASCII and a quotation mark are in any export.
const WHEN: [&str; 8] =
    ["Daily", "Weekly", "Monthly", "Quarterly", "Yearly", "Ad hoc", "Night-time", "Seasonal"];
const WHAT: [&str; 20] = [
    "meter readings",
    "supplier onboarding",
    "fleet mileage",
    "claims triage",
    "shelf labels",
    "crew rosters",
    "parcel tracing",
    "translation of manuals",
    "sales forecast",
    "spare-part lookups",
    "site permits",
    "tender summaries",
    "menu updates",
    "lab sample logging",
    "warranty letters",
    "ticket routing",
    "patent drawings",
    "tariff comparison",
    "machine telemetry",
    "visitor badges",
];
const WHERE: [&str; 10] = [
    "for the Lyon plant",
    "in Zürich",
    "for two regions",
    "for the Łódź depot",
    r#"for the \"North\" line"#,
    "for all branches",
    "in Bogotá",
    "for the web shop",
    "on behalf of subsidiaries",
    "for new customers",
];

/// Titles, drawn.
pub struct Titles {
    services: Vec<String>,
}

impl Titles {
    /// Titles that name the services of a rulebook, in each way that these are called, among others.
    pub fn of(rulebook: &Rulebook) -> Self {
        let called = rulebook.services().iter().flat_map(|service| service.called());
        Self { services: called.map(capital).collect() }
    }

    /// Adds a title to a text, without the quotation marks around it.
    pub fn write(&self, rng: &mut Rng, out: &mut Vec<u8>) {
        let named = (rng.usize(..NAMING_ONE_IN) == 0).then(|| rng.choice(&self.services)).flatten();
        let parts = match named {
            Some(service) => [Some(service.as_str()), rng.choice(WHERE), None],
            None => [rng.choice(WHEN), rng.choice(WHAT), rng.choice(WHERE)],
        };
        for (at, part) in parts.into_iter().flatten().enumerate() {
            if at > 0 {
                out.push(b' ');
            }
            out.extend_from_slice(part.as_bytes());
        }
    }
}

/// A name as a title begins with it. No name of a service holds what JSON escapes.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}
