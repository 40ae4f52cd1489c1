//! A rulebook as JSON with ids instead of positions, and its digest: SHA-256 of that with sorted keys and no white space.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::source::json_escaped;

use super::{Advice, Condition, Criterion, Gate, QuestionIx, Rulebook, Service, Side};

/// The rulebook in canonical JSON: sorted keys, no white space, what acts on a terminal or a log escaped.
pub(crate) fn text(rulebook: &Rulebook) -> String {
    json_escaped(canonical(rulebook).to_string())
}

pub(super) fn digest(rulebook: &Rulebook) -> String {
    sha256(&text(rulebook))
}

/// The SHA-256 of a text in lower-case hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn canonical(r: &Rulebook) -> Value {
    let e = r.entries();
    json!({
        "name": e.name,
        "version": e.version,
        "certainty": {"percent": e.certainty, "because": e.certainty_because},
        "strength": e.strengths,
        "documents": e.documents,
        "questions": e.questions,
        "criteria": e.criteria.iter().map(|criterion| self::criterion(r, criterion)).collect::<Vec<_>>(),
        "gates": e.gates.iter().map(|gate| self::gate(r, gate)).collect::<Vec<_>>(),
        "bands": e.bands,
        "services": e.services.iter().map(|service| self::service(r, service)).collect::<Vec<_>>(),
        "advice": e.advice.iter().map(|advice| self::advice(r, advice)).collect::<Vec<_>>(),
        "limits": e.limits,
    })
}

pub(crate) fn criterion(r: &Rulebook, c: &Criterion) -> Value {
    let side = |side: Side| json!(c.sides.get(side));
    json!({
        "id": c.id, "order": c.order, "question": r.question(c.question).id, "weight": c.weight,
        "bpo": side(Side::Bpo), "kpo": side(Side::Kpo), "because": c.because, "citations": c.citations,
    })
}

pub(crate) fn gate(r: &Rulebook, g: &Gate) -> Value {
    json!({
        "id": g.id, "order": g.order, "question": r.question(g.question).id, "levels": levels(r, g.question, &g.levels),
        "verdict": g.verdict, "ground": g.ground, "condition": g.condition, "because": g.because, "citations": g.citations,
    })
}

pub(crate) fn service(r: &Rulebook, s: &Service) -> Value {
    let near: Vec<&str> = s.near.iter().map(|at| &*r.service(*at).id).collect();
    json!({
        "id": s.id, "order": s.order, "name": s.name, "synonyms": s.synonyms, "bpo": s.bpo, "kpo": s.kpo,
        "near": near, "note": s.note,
    })
}

pub(crate) fn advice(r: &Rulebook, a: &Advice) -> Value {
    json!({
        "id": a.id, "order": a.order, "kind": a.kind, "topic": a.topic, "when": condition(r, &a.when), "text": a.text,
        "because": a.because, "citations": a.citations,
    })
}

fn condition(r: &Rulebook, c: &Condition) -> Value {
    let parts = |parts: &[Condition]| parts.iter().map(|part| condition(r, part)).collect::<Vec<_>>();
    match c {
        Condition::All(all) => json!({"all": parts(all)}),
        Condition::Any(any) => json!({"any": parts(any)}),
        Condition::Not(not) => json!({"not": condition(r, not)}),
        Condition::Verdict(verdicts) => json!({"verdict": verdicts}),
        Condition::Basis(bases) => json!({"basis": bases}),
        Condition::Answer { question, levels: at } => {
            json!({"question": r.question(*question).id, "levels": levels(r, *question, at)})
        }
        Condition::Field(never) => match *never {},
    }
}

fn levels<'r>(r: &'r Rulebook, question: QuestionIx, at: &[usize]) -> Vec<&'r str> {
    at.iter().filter_map(|at| r.question(question).levels.get(*at)).map(|level| &*level.id).collect()
}
