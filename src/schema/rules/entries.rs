//! The entries of rule files that have an id.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::{Value, json};

use crate::schema::values::{Id, Phrase, Text};

/// That an entry rests on a document or says why it is our own.
pub(super) fn grounded() -> Value {
    let cited = json!({ "required": ["citations"], "properties": { "citations": { "minItems": 1 } } });
    json!([cited, { "required": ["because"] }])
}

/// A published document that the rules rest on.
#[derive(JsonSchema)]
#[schemars(rename = "document", deny_unknown_fields)]
pub(super) struct Document {
    /// The id by which citations name it: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the documents: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The short name that reports show.
    name: Text,
    /// Its title.
    title: Text,
    /// Who published it.
    publisher: Text,
    /// When, in words; `"undated"` where it does not say.
    date: Text,
    /// Where it stands.
    link: Option<Text>,
    /// What its publisher earns by the subject.
    interest: Option<Text>,
    /// The SHA-256 of the text that was read, in lower-case hexadecimal.
    sha256: Option<Text>,
}

/// Where a document states something.
#[derive(JsonSchema)]
#[schemars(rename = "citation", deny_unknown_fields)]
pub(super) struct Citation {
    /// The id of the document.
    document: Id,
    /// The heading above the phrase, word for word; `""` before the first.
    heading: String,
    /// One to eight words, word for word.
    phrase: Phrase,
    /// The side that the phrase speaks of.
    side: States,
}

/// Of which side a cited phrase speaks.
#[derive(JsonSchema)]
#[schemars(rename = "side", rename_all = "lowercase")]
enum States {
    /// Of BPO.
    Bpo,
    /// Of KPO.
    Kpo,
    /// Of both.
    Both,
}

/// What is asked about a task. A criterion, a gate or a piece of advice must read it.
#[derive(JsonSchema)]
#[schemars(
    rename = "question",
    rename_all = "kebab-case",
    deny_unknown_fields,
    extend("allOf" = json!([
        {
            "if": { "properties": { "kind": { "const": "scale" } } },
            "then": { "properties": { "level": {
                "required": ["1", "2", "3", "4", "5"],
                "propertyNames": { "enum": ["1", "2", "3", "4", "5"] },
            } } },
        },
        {
            "if": { "properties": { "kind": { "const": "any-of" } } },
            "then": { "properties": { "level": { "maxProperties": 12 } } },
        },
    ]))
)]
pub(super) struct Question {
    /// The id that task files use: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the questions: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// How it is answered.
    kind: Kind,
    /// A name of a few words.
    topic: Text,
    /// The question itself.
    text: Text,
    /// Why it is asked.
    why: Text,
    /// What that rests on; none if left out.
    citations: Option<Vec<Citation>>,
    /// Whether `not_applicable` is an answer; `false` if left out. Never of a question that a gate reads.
    #[schemars(extend("default" = false))]
    may_not_apply: Option<bool>,
    /// Whether the answer is the client's choice, not a fact; `false` if left out.
    #[schemars(extend("default" = false))]
    choice: Option<bool>,
    /// When an interview asks it; `"early"` if left out.
    #[schemars(extend("default" = "early"))]
    ask: Option<Ask>,
    /// The levels by id: `1` to `5` of a scale; at least two of another question, at most 12 of an any-of one, else 64.
    // The word `unknown` has a meaning of its own in a task.
    #[schemars(extend("minProperties" = 2, "maxProperties" = 64, "properties" = json!({ "unknown": false })))]
    level: BTreeMap<Id, Level>,
}

/// How a question is answered.
#[derive(JsonSchema)]
#[schemars(rename = "kind", rename_all = "kebab-case")]
enum Kind {
    /// With one of five levels, 1 to 5.
    Scale,
    /// With one of its levels.
    OneOf,
    /// With any of its levels, none and all of them included.
    AnyOf,
}

/// When an interview asks a question.
#[derive(JsonSchema)]
#[schemars(rename = "ask", rename_all = "kebab-case")]
enum Ask {
    /// As soon as it is the most telling one.
    Early,
    /// After all others: it is hard for a manager.
    Late,
}

/// One possible answer.
#[derive(JsonSchema)]
#[schemars(rename = "level", deny_unknown_fields)]
struct Level {
    /// Its place among the levels: a whole number, 0 if left out; of equal ones the id decides. A scale needs none.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The answer in words.
    label: Text,
    /// A case from working life.
    example: Option<Text>,
}

/// What tells a BPO's work from a KPO's. It speaks of a BPO, of a KPO or of both, and cites documents or sets its weight.
#[derive(JsonSchema)]
#[schemars(
    rename = "criterion",
    deny_unknown_fields,
    extend("allOf" = json!([
        { "anyOf": [{ "required": ["bpo"] }, { "required": ["kpo"] }] },
        { "anyOf": [
            { "required": ["citations"], "properties": { "citations": { "minItems": 1 } } },
            { "required": ["weight", "because"] },
        ] },
    ])),
    extend("dependencies" = json!({ "weight": ["because"] }))
)]
pub(super) struct Criterion {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the criteria: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The id of the question that it reads.
    question: Id,
    /// Its importance, 1 to 100. Left out it is the number of documents cited; set, it needs `because`.
    #[schemars(range(min = 1, max = 100))]
    weight: Option<i64>,
    /// What it says of BPOs; left out where no document does.
    bpo: Option<SideRule>,
    /// What it says of KPOs; left out where no document does.
    kpo: Option<SideRule>,
    /// Why the supports are what they are, and the weight where it is set.
    because: Option<Text>,
    /// The documents that state it.
    citations: Option<Vec<Citation>>,
}

/// What a criterion says of one side.
#[derive(JsonSchema)]
#[schemars(rename = "side-rule", deny_unknown_fields)]
struct SideRule {
    /// What the documents say of such a provider's work: a clause that can follow an answer.
    says: Text,
    /// How far each level of the question speaks for that side: every level by its id, 0 to 4.
    #[schemars(extend("minProperties" = 2, "maxProperties" = 64))]
    support: BTreeMap<Id, Support>,
}

/// How far a level speaks for a side, 0 to 4.
#[derive(JsonSchema)]
#[schemars(inline)]
struct Support(#[schemars(range(min = 0, max = 4))] i64);

/// What settles the verdict whatever the points say. It cites documents, or says in `because` why it is there.
#[derive(JsonSchema)]
#[schemars(rename = "gate", deny_unknown_fields, extend("anyOf" = grounded()))]
pub(super) struct Gate {
    /// Its id: lower-case letters, digits and hyphens, at most 64.
    id: Id,
    /// Its place among the gates: a whole number, 0 if left out; of equal ones the id decides.
    #[schemars(range(min = -1_000_000, max = 1_000_000), extend("default" = 0))]
    order: Option<i64>,
    /// The id of the question that it reads, one that always applies.
    question: Id,
    /// The ids of the levels on which it fires; at least one.
    #[schemars(length(min = 1))]
    levels: Vec<Id>,
    /// The verdict that it gives.
    verdict: GateVerdict,
    /// The ground of the verdict, when it fires: a clause.
    ground: Text,
    /// What must hold as long as it may still fire: a clause that follows 'provided that'.
    condition: Text,
    /// Why such a gate.
    because: Option<Text>,
    /// What it rests on.
    citations: Option<Vec<Citation>>,
}

/// A verdict that a gate can give.
#[derive(JsonSchema)]
#[schemars(rename = "gate-verdict", rename_all = "lowercase")]
enum GateVerdict {
    /// Hand it to a business process provider.
    Bpo,
    /// Hand it to a knowledge process provider.
    Kpo,
    /// Split it between the two.
    Hybrid,
    /// Keep it in house.
    Retain,
}
