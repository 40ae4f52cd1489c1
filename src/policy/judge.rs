//! One request held against the rules of a policy.

use super::field::says;
use super::finding::By;
use super::subject::Subject;
use super::tipping::choice;
use super::{Agrees, Cause, Demand, Facts, Field, Finding, Policy, Rule, Severity, Standing, Told};
use crate::analysis::needs;
use crate::assess::{GateState, Model, Outcome};
use crate::rulebook::{Basis, Condition, QuestionIx, Strength, Truth, Verdict};
use crate::source::Place;
use crate::task::{Answer, Part, Task};

pub(super) struct Judge<'a> {
    model: &'a Model<'a>,
    task: &'a Task,
    outcome: &'a Outcome,
    frame: Subject<'a>,
    steps: Vec<Subject<'a>>,
}

/// What breaks a rule, of which subject and where; whether that depends on an open answer.
struct Broken {
    cause: Cause,
    place: Place,
    open: bool,
}

impl<'a> Judge<'a> {
    /// Of a request, and what the rules say of it.
    pub(super) fn of(model: &'a Model<'a>, task: &'a Task, outcome: &'a Outcome) -> Self {
        let rulebook = model.rulebook();
        Self {
            model,
            task,
            outcome,
            frame: Subject::frame(rulebook, task, outcome),
            steps: Subject::steps(rulebook, task, outcome),
        }
    }

    /// All that breaks a rule of the policy, rule by rule.
    pub(super) fn findings(&self, policy: &Policy) -> Vec<Finding> {
        let rules = (0..).zip(&policy.rules);
        rules.flat_map(|(number, rule)| self.of_rule(By::Rule(number), rule)).collect()
    }

    /// Adds which choices would mend a finding: of one of a task as a whole, for to look for them takes longer than all else.
    pub(super) fn add_choices(&self, policy: &Policy, findings: &mut [Finding]) {
        for finding in findings.iter_mut().filter(|finding| finding.step.is_none()) {
            if let By::Rule(at) = finding.by
                && let Some(rule) = policy.rules.get(at)
            {
                finding.choice = choice(&self.frame, &finding.cause, &rule.demand);
            }
        }
    }

    fn of_rule(&self, by: By, rule: &Rule) -> Vec<Finding> {
        let mut found = Vec::new();
        for subject in self.subjects(rule) {
            let applies = rule.when.as_ref().map_or(Truth::Yes, |when| self.applies(when, subject));
            if applies == Truth::No {
                continue;
            }
            for broken in self.broken(&rule.demand, subject) {
                // What an open answer decides is not yet so.
                let open = broken.open || applies == Truth::Open;
                let when = rule.when.as_ref().filter(|_| applies == Truth::Open);
                found.push(Finding {
                    by,
                    severity: if open { rule.severity.min(Severity::Warning) } else { rule.severity },
                    step: subject.step,
                    choice: None,
                    depends: when.map_or_else(Vec::new, |when| self.open_in(when, subject)),
                    cause: broken.cause,
                    place: broken.place,
                    standing: Standing::Stands,
                });
            }
        }
        once(found)
    }

    /// What a rule is held against: each step where it speaks of answers, else the task.
    fn subjects(&self, rule: &Rule) -> Vec<&Subject<'a>> {
        let of_answers = match &rule.demand {
            // What steps inherit is noted with the task.
            Demand::Notes(_) => return self.steps.iter().chain([&self.frame]).collect(),
            Demand::Answers(_) | Demand::Settled | Demand::Strength(_) => true,
            Demand::Forbid(condition) => speaks_of_answers(condition),
            Demand::Fields(_) | Demand::Declared(_) => false,
        };
        if of_answers && !self.steps.is_empty() { self.steps.iter().collect() } else { vec![&self.frame] }
    }

    /// Whether a rule counts for a subject. Of a task with steps the answers are those of its steps: it counts if it does for one.
    fn applies(&self, when: &Condition<Told>, subject: &Subject<'_>) -> Truth {
        if subject.step.is_some() || self.steps.is_empty() || !speaks_of_answers(when) {
            return when.holds(subject);
        }
        Truth::any(self.steps.iter().map(|step| when.holds(step)))
    }

    /// The questions of a condition that are open, in a step if it is held against the steps.
    fn open_in(&self, when: &Condition<Told>, subject: &Subject<'_>) -> Vec<QuestionIx> {
        let around = subject.step.is_none() && !self.steps.is_empty();
        let held: Vec<&Subject<'_>> = if around { self.steps.iter().collect() } else { vec![subject] };
        let mut open = Vec::from_iter(when.questions());
        open.retain(|at| held.iter().any(|subject| subject.answers.get(*at).is_open()));
        // Where the verdict alone is open, so is what it comes from.
        if open.is_empty() { self.next(subject).into_iter().collect() } else { open }
    }

    fn broken(&self, demand: &Demand, subject: &Subject<'_>) -> Vec<Broken> {
        let one = |cause, place| vec![Broken { cause, place, open: false }];
        match demand {
            Demand::Answers(questions) => {
                questions.iter().filter_map(|at| self.unanswered(*at, subject)).collect()
            }
            Demand::Notes(questions) => {
                questions.iter().filter_map(|at| self.without_note(*at, subject)).collect()
            }
            Demand::Fields(fields) => {
                let missing = fields.iter().filter(|field| field.of(self.task).is_empty());
                missing.map(|field| self.without_field(field)).collect()
            }
            Demand::Declared(agrees) => self.declared(*agrees).into_iter().collect(),
            Demand::Settled => match subject.assessment.filter(|assessment| !assessment.settled) {
                Some(_) => {
                    let first = self.next(subject);
                    let part = first.map_or(Part::Answers, Part::Answer);
                    one(Cause::NotSettled(first), self.place(subject, &[part, Part::Answers]))
                }
                None => Vec::new(),
            },
            Demand::Strength(least) => match slight(subject, *least) {
                Some(strength) => {
                    one(Cause::Slight { strength, least: *least }, self.place(subject, &[Part::Answers]))
                }
                None => Vec::new(),
            },
            Demand::Forbid(condition) => self.forbidden(condition, subject).into_iter().collect(),
        }
    }

    /// The question to answer next; of a task with steps in its first step that is not settled.
    fn next(&self, subject: &Subject<'_>) -> Option<QuestionIx> {
        let of = |subject: &Subject<'_>| {
            let needs = needs(self.model, subject.answers, subject.assessment?);
            needs.first().map(|need| need.question)
        };
        of(subject).or_else(|| self.steps.iter().find_map(of))
    }

    fn unanswered(&self, question: QuestionIx, subject: &Subject<'_>) -> Option<Broken> {
        let answer = subject.answers.get(question);
        if !answer.is_open() {
            return None;
        }
        let narrowed = matches!(answer, Answer::Among(_));
        // What no step says is missing from the task.
        let lacks = |step: &Subject<'_>| {
            step.answers.get(question).is_open() && step.places.of(Part::Answer(question)).is_none()
        };
        let within = if self.steps.iter().all(lacks) { &self.frame } else { subject };
        let place = self.place(within, &[Part::Answer(question), Part::Answers]);
        Some(Broken { cause: Cause::NoAnswer { question, narrowed }, place, open: false })
    }

    fn without_note(&self, question: QuestionIx, subject: &Subject<'_>) -> Option<Broken> {
        let own = subject.step.is_none() || subject.places.of(Part::Answer(question)).is_some();
        let answered = own && !matches!(subject.answers.get(question), Answer::Unknown);
        let noted =
            |notes: &[(QuestionIx, String)]| notes.iter().any(|(at, note)| *at == question && says(note));
        if !answered || noted(subject.notes) || noted(self.frame.notes) {
            return None;
        }
        let place = self.place(subject, &[Part::Answer(question), Part::Answers]);
        Some(Broken { cause: Cause::NoNote(question), place, open: false })
    }

    fn without_field(&self, field: &Field) -> Broken {
        let place = self.place(&self.frame, &[field.part(), Part::Title, Part::Id]);
        Broken { cause: Cause::NoField(field.clone()), place, open: false }
    }

    fn declared(&self, agrees: Agrees) -> Option<Broken> {
        let outcome = self.outcome;
        let Some(declared) = self.task.declared else {
            let place = self.place(&self.frame, &[Part::Title, Part::Id]);
            return (agrees != Agrees::Possible).then_some(Broken {
                cause: Cause::NotDeclared,
                place,
                open: false,
            });
        };
        let verdict = outcome.verdict();
        let possible = || outcome.possible(self.model.rulebook()).contains(&declared);
        let undecided = verdict == Verdict::Undetermined && !outcome.is_settled();
        let (wrong, open) = match agrees {
            Agrees::Given => (false, false),
            Agrees::Verdict => (declared != verdict, undecided && possible()),
            Agrees::Possible => (!possible(), false),
        };
        let place = self.place(&self.frame, &[Part::Declared]);
        let possible = open || possible();
        wrong.then_some(Broken { cause: Cause::Declared { declared, verdict, possible }, place, open })
    }

    fn forbidden(&self, condition: &Condition<Told>, subject: &Subject<'_>) -> Option<Broken> {
        let is_open = |at: &QuestionIx| subject.answers.get(*at).is_open();
        let (open, answered): (Vec<_>, Vec<_>) = condition.questions().into_iter().partition(is_open);
        let mut fields: Vec<Field> = condition.fields().into_iter().map(|told| told.field.clone()).collect();
        fields.dedup();
        let (first, cause, is_open) = match condition.holds(subject) {
            Truth::No => return None,
            Truth::Open => {
                // Where the verdict alone is open, so is what it comes from.
                let open = if open.is_empty() { self.next(subject).into_iter().collect() } else { open };
                (open.first().copied(), Cause::MayBeForbidden(open), true)
            }
            Truth::Yes => {
                // What was asked of the verdict alone the gate answers that settles it.
                let alone = answered.is_empty() && condition.reads_verdict();
                let first = answered.first().copied().or(self.fired(subject).filter(|_| alone));
                let facts = Facts {
                    verdict: condition.reads_verdict().then(|| subject.outcome.verdict()),
                    basis: condition.reads_basis().then(|| subject.outcome.basis()),
                    answers: answered,
                    fields: fields.clone(),
                };
                (first, Cause::Forbidden(facts), false)
            }
        };
        let field = fields.first().filter(|_| !condition.reads_verdict());
        let parts: Vec<Part> = match (first, field) {
            (Some(question), _) => vec![Part::Answer(question), Part::Answers],
            (None, Some(field)) => vec![field.part(), Part::Title, Part::Id],
            (None, None) => vec![Part::Answers],
        };
        Some(Broken { cause, place: self.place(subject, &parts), open: is_open })
    }

    /// The question of the gate that settles the verdict.
    fn fired(&self, subject: &Subject<'_>) -> Option<QuestionIx> {
        let gates = self.model.rulebook().gates().iter().zip(&subject.assessment?.gates);
        gates.into_iter().find(|(_, state)| **state == GateState::Fires).map(|(gate, _)| gate.question)
    }

    /// Where the first of some parts stands that is there, in a step before the task around it; else where the subject begins.
    fn place(&self, subject: &Subject<'_>, parts: &[Part]) -> Place {
        let around = [subject.places, self.frame.places];
        let placed = parts.iter().find_map(|part| around.iter().find_map(|places| places.of(*part)));
        placed.unwrap_or(subject.places.whole())
    }
}

/// What several steps inherit is missing once: told with the worst of them.
fn once(found: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in found {
        let missing = |finding: &Finding| match finding.cause {
            Cause::NoAnswer { question, .. } => Some((question, finding.place)),
            _ => None,
        };
        let same = |known: &&mut Finding| missing(known).is_some() && missing(known) == missing(&finding);
        match kept.iter_mut().find(same) {
            Some(known) if known.severity < finding.severity => *known = finding,
            Some(_) => {}
            None => kept.push(finding),
        }
    }
    kept
}

fn speaks_of_answers(condition: &Condition<Told>) -> bool {
    !condition.questions().is_empty()
}

/// How firm a verdict is that is less firm than it must be. What a gate settles is as firm as can be.
fn slight(subject: &Subject<'_>, least: Strength) -> Option<Option<Strength>> {
    let assessment = subject.assessment.filter(|assessment| assessment.basis != Basis::Gate)?;
    let strength = assessment.placement.and_then(|placement| placement.strength);
    // A verdict that no move of the fits would change has no margin to measure.
    let held = assessment.placement.is_some_and(|placement| placement.margin.is_none());
    (!held && strength < Some(least)).then_some(strength)
}
