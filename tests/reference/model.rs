//! What a verdict comes from, taken out of a rulebook: all of it, the same under other weights, or what one document says.

use std::collections::BTreeSet;

use outfit::rulebook::{Citation, Criterion, Gate, QuestionIx, Rulebook, SideRule, States};

/// What is scored and what settles. Questions, bands, certainty and strengths are those of the rulebook.
#[derive(Clone)]
pub(crate) struct Model<'r> {
    pub(crate) rulebook: &'r Rulebook,
    pub(crate) criteria: Vec<Row<'r>>,
    pub(crate) gates: Vec<&'r Gate>,
}

/// One criterion: its supports by level, of BPO and of KPO, where that side is present.
#[derive(Clone)]
pub(crate) struct Row<'r> {
    pub(crate) question: QuestionIx,
    pub(crate) weight: u32,
    pub(crate) supports: [Option<&'r [u8]>; 2],
}

impl<'r> Row<'r> {
    fn new(criterion: &'r Criterion) -> Self {
        let supports = |rule: &'r Option<SideRule>| rule.as_ref().map(|rule| rule.support.as_slice());
        let supports = [supports(&criterion.sides.bpo), supports(&criterion.sides.kpo)];
        let Criterion { question, because, citations, .. } = criterion;
        let documents: BTreeSet<&str> = citations.iter().map(|citation| &*citation.document).collect();
        // Only with a reason is the weight another one than the number of documents.
        let weight = if because.is_some() { criterion.weight } else { documents.len().try_into().unwrap() };
        Self { question: *question, weight, supports }
    }
}

impl<'r> Model<'r> {
    /// All that the rulebook says.
    pub(crate) fn new(rulebook: &'r Rulebook) -> Self {
        let criteria = rulebook.criteria().iter().map(Row::new).collect();
        Self { rulebook, criteria, gates: rulebook.gates().iter().collect() }
    }

    /// With every criterion counted alike.
    pub(crate) fn of_equal_weights(rulebook: &'r Rulebook) -> Self {
        let mut model = Self::new(rulebook);
        model.criteria.iter_mut().for_each(|row| row.weight = 1);
        model
    }

    /// What one document says alone: the sides that a citation of it states, each of weight 1, and the gates that cite it.
    pub(crate) fn of_document(rulebook: &'r Rulebook, document: &str) -> Self {
        let mut model = Self { rulebook, criteria: Vec::new(), gates: Vec::new() };
        for criterion in rulebook.criteria() {
            let [bpo, kpo] = stated(&criterion.citations, document);
            let Row { question, supports: [of_bpo, of_kpo], .. } = Row::new(criterion);
            let supports = [of_bpo.filter(|_| bpo), of_kpo.filter(|_| kpo)];
            if supports.iter().any(Option::is_some) {
                model.criteria.push(Row { question, weight: 1, supports });
            }
        }
        let cited = |gate: &&Gate| gate.citations.iter().any(|citation| *citation.document == *document);
        model.gates.extend(rulebook.gates().iter().filter(cited));
        model
    }

    /// Whether a criterion reads the question.
    pub(crate) fn is_scored(&self, question: QuestionIx) -> bool {
        self.criteria.iter().any(|row| row.question == question)
    }

    /// Whether a criterion or a gate reads the question.
    pub(crate) fn is_read(&self, question: QuestionIx) -> bool {
        self.is_scored(question) || self.gates.iter().any(|gate| gate.question == question)
    }

    /// The questions that a criterion or a gate reads.
    pub(crate) fn read(&self) -> impl Iterator<Item = QuestionIx> {
        self.rulebook.questions().map(|(at, _)| at).filter(|at| self.is_read(*at))
    }
}

/// Whether a document is cited for BPO, and whether for KPO.
fn stated(citations: &[Citation], document: &str) -> [bool; 2] {
    let mut stated = [false, false];
    for citation in citations.iter().filter(|citation| *citation.document == *document) {
        let [bpo, kpo] = stated;
        stated = match citation.side {
            States::Bpo => [true, kpo],
            States::Kpo => [bpo, true],
            States::Both => [true, true],
        };
    }
    stated
}
