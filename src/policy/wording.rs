//! What findings are called and what to do about them: the one place where they are worded.
//!
//! Style as for faults: lower case, no full stop, what comes from an input in backticks.

use super::{Agrees, By, Cause, Checked, Demand, Facts, Field, Finding, Rule, Standing, Terms, Vain, Waiver};
use crate::explain::{answer_in_words, tipping_point};
use crate::rulebook::{QuestionIx, Strength, Verdict};
use crate::task::Form;

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is wrong: the company's words, then the facts.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Which choices would mend it.
    pub choice: Option<String>,
    /// Who accepts it or did, why, and until when.
    pub waiver: Option<String>,
}

impl Checked<'_> {
    /// A finding in words.
    pub fn said(&self, finding: &Finding) -> Said {
        let rule = match finding.by {
            By::Rule(at) => self.terms.policy.rules.get(at),
            By::Readable | By::SameId | By::Waiver => None,
        };
        let fact = self.fact(finding);
        let own = rule.and_then(|rule| rule.message.as_ref());
        let message = own.map_or(fact.clone(), |own| format!("{own}: {fact}"));
        let own_help = rule.and_then(|rule| rule.help.as_ref()).map(ToString::to_string);
        let choice = finding
            .choice
            .as_ref()
            .map(|point| format!("by your own choices: {}", tipping_point(self.terms.rulebook, point)));
        let (depends, first) = self.depends(finding).unzip();
        Said {
            message: format!("{message}{}{}", self.within(finding), depends.unwrap_or_default()),
            help: first.or(own_help).or_else(|| self.help(finding)),
            choice,
            waiver: self.waiver_said(finding.standing),
        }
    }

    fn waiver_said(&self, standing: Standing) -> Option<String> {
        let waiver = self.waiver(standing)?;
        let Waiver { reason, owner, expires, .. } = waiver;
        Some(match standing {
            Standing::Waived(_) => format!("waived until {expires} by {owner}: {reason}"),
            Standing::Expired(_) | Standing::Stands => {
                format!(
                    "the waiver by {owner} expired on {expires} and no longer counts; its reason: {reason}"
                )
            }
        })
    }

    /// The step that a finding is of.
    fn within(&self, finding: &Finding) -> String {
        self.step_of(finding).map(|step| format!(" (in the step `{}`)", step.title)).unwrap_or_default()
    }

    fn id(&self, question: QuestionIx) -> &str {
        &self.terms.rulebook.question(question).id
    }

    fn fact(&self, finding: &Finding) -> String {
        match &finding.cause {
            Cause::Unread(diagnostic) => diagnostic.fault.message(),
            Cause::SameId { path, line } => format!("another request has this id: {path}:{line}"),
            Cause::NoAnswer { question, narrowed: false } => {
                format!("`{}` is not answered", self.id(*question))
            }
            Cause::NoAnswer { question, narrowed: true } => {
                format!("`{}` is answered by several levels, of which one must be chosen", self.id(*question))
            }
            Cause::NoNote(question) => {
                format!("the answer to `{}` has no note that says what it rests on", self.id(*question))
            }
            Cause::NoField(field) => format!("`{}` is not given", field.name()),
            Cause::NotDeclared => "the request does not say what it is held for".to_owned(),
            Cause::Declared { declared, verdict: Verdict::Undetermined, possible: true } => {
                format!("declared `{}`, the answers leave it open", declared.id())
            }
            Cause::Declared { declared, verdict: Verdict::Undetermined, .. } if self.is_settled() => {
                format!("declared `{}`, the answers speak for neither kind of provider", declared.id())
            }
            Cause::Declared { declared, verdict: Verdict::Undetermined, possible: false } => {
                format!("declared `{}`, and no way of answering what is open leads there", declared.id())
            }
            Cause::Declared { declared, verdict, .. } => {
                format!("declared `{}`, the answers say {}", declared.id(), short(*verdict))
            }
            Cause::NotSettled(_) => "an answer that is still open could change the verdict".to_owned(),
            Cause::Slight { strength, least } => {
                let found = strength
                    .map_or("how firm the verdict is can't be told yet".to_owned(), |strength| {
                        format!("the verdict is {}", firmness(strength))
                    });
                format!("{found}, and it must be at least `{}`", least.id())
            }
            Cause::Forbidden(facts) => self.facts(finding, facts),
            Cause::MayBeForbidden(open) => {
                format!("this depends on {}", self.open_said(open))
            }
            Cause::UnusedWaiver { waiver, vain } => {
                let Some(waiver) = self.terms.waivers.and_then(|waivers| waivers.list.get(*waiver)) else {
                    return String::new();
                };
                let Waiver { task, rule, expires, .. } = waiver;
                let past = if *expires < self.terms.today {
                    format!(", and expired on {expires}")
                } else {
                    String::new()
                };
                match vain {
                    Vain::NoRule { .. } => {
                        format!(
                            "this waiver is of the rule `{rule}`, and the policy has none of that id{past}"
                        )
                    }
                    Vain::NoTask { .. } => {
                        format!("this waiver is for `{task}`, and no request is called so{past}")
                    }
                    Vain::Kept => format!("this waiver is in vain: `{task}` does not break `{rule}`{past}"),
                }
            }
        }
    }

    /// What makes so what is forbidden.
    fn facts(&self, finding: &Finding, facts: &Facts) -> String {
        let Some(request) = &self.request else { return String::new() };
        let answers = self.step_of(finding).map_or(&request.task.answers, |step| &step.answers);
        let said = |at: &QuestionIx| {
            let question = self.terms.rulebook.question(*at);
            format!("`{}` is \u{201c}{}\u{201d}", question.id, answer_in_words(question, answers.get(*at)))
        };
        let field = |field: &Field| match field.of(&request.task).as_slice() {
            [] => format!("`{}` is not given", field.name()),
            values => format!("`{}` is `{}`", field.name(), values.join("`, `")),
        };
        let verdict = facts.verdict.map(|verdict| format!("the answers say {}", short(verdict)));
        let basis = facts.basis.map(|basis| format!("the verdict rests on `{}`", basis.id()));
        let answers = facts.answers.iter().map(said);
        let all = verdict.into_iter().chain(basis).chain(answers).chain(facts.fields.iter().map(field));
        all.collect::<Vec<_>>().join(" and ")
    }

    /// Whether it stands in a table, by the name of the file.
    fn is_table(&self) -> bool {
        Form::of(self.path, &self.source.text) == Some(Form::Csv)
    }

    fn is_settled(&self) -> bool {
        self.request.as_ref().is_some_and(|request| request.outcome.is_settled())
    }

    /// How to accept a finding.
    fn to_waive(&self, finding: &Finding) -> String {
        format!("add a waiver of `{}` for `{}`", finding.by.id(self.terms.policy), self.name)
    }

    /// Open questions by their ids, and that they are open.
    fn open_said(&self, open: &[QuestionIx]) -> String {
        let ids: Vec<String> = open.iter().map(|at| format!("`{}`", self.id(*at))).collect();
        match ids.as_slice() {
            [] => "answers that are open".to_owned(),
            [one] => format!("{one}, which is open"),
            several => format!("{}, which are open", several.join(" and ")),
        }
    }

    fn texts(&self, questions: &[QuestionIx]) -> String {
        let texts: Vec<&str> = questions.iter().map(|at| &*self.terms.rulebook.question(*at).text).collect();
        texts.join(" ")
    }

    /// That open questions decide whether it is a finding at all, and what to do then.
    fn depends(&self, finding: &Finding) -> Option<(String, String)> {
        let open = &finding.depends;
        let said = || format!("; whether this counts depends on {}", self.open_said(open));
        (!open.is_empty()).then(|| (said(), format!("answer first: {}", self.texts(open))))
    }

    fn help(&self, finding: &Finding) -> Option<String> {
        Some(match &finding.cause {
            Cause::Unread(diagnostic) => return diagnostic.fault.help(),
            Cause::SameId { .. } => "give each request an id of its own".to_owned(),
            Cause::NoAnswer { question, .. } => {
                format!("answer it: {}", self.terms.rulebook.question(*question).text)
            }
            Cause::NoNote(question) if self.is_table() => {
                format!(
                    "hand the request in as JSON, with it in `notes` under `{}`: a table holds no notes",
                    self.id(*question)
                )
            }
            Cause::NoNote(question) => format!("add it to `notes`, under `{}`", self.id(*question)),
            Cause::NoField(Field::Meta(key)) => format!("add `{key}` within `meta`"),
            Cause::NoField(field) => format!("add `{}`", field.name()),
            Cause::NotDeclared => "add `declared`: bpo, kpo, hybrid or retain".to_owned(),
            Cause::Declared { verdict: Verdict::Undetermined, possible: true, .. } => {
                format!("answer what is open, correct `declared`, or {}", self.to_waive(finding))
            }
            Cause::Declared { .. } => format!(
                "correct `declared`, correct an answer and note the evidence, or {}",
                self.to_waive(finding)
            ),
            Cause::NotSettled(next) => {
                format!("answer next: {}", self.terms.rulebook.question((*next)?).text)
            }
            Cause::Slight { .. } => {
                format!("correct an answer and note the evidence, or {}", self.to_waive(finding))
            }
            Cause::Forbidden(_) => format!("change the request, or {}", self.to_waive(finding)),
            Cause::MayBeForbidden(open) => {
                format!("answer it: {}", self.texts(open))
            }
            Cause::UnusedWaiver { vain, .. } => match vain {
                Vain::NoRule { meant: Some(meant) } | Vain::NoTask { meant: Some(meant) } => {
                    format!("did you mean `{meant}`?")
                }
                Vain::NoTask { meant: None } => {
                    "remove it, or name the request by its id, else by its path from the root of the repository".to_owned()
                }
                Vain::NoRule { meant: None } | Vain::Kept => "remove it".to_owned(),
            },
        })
    }
}

fn firmness(strength: Strength) -> &'static str {
    match strength {
        Strength::Slight => "a close call (`slight`)",
        Strength::Clear => "`clear`",
        Strength::Strong => "`strong`",
    }
}

/// What the answers say, in a word that readers of contracts know.
fn short(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "BPO",
        Verdict::Kpo => "KPO",
        Verdict::Hybrid => "split it (`hybrid`)",
        Verdict::Retain => "keep it in house (`retain`)",
        Verdict::Undetermined => "neither: it is open",
    }
}

impl Terms<'_> {
    /// What a rule demands, as a sentence without its end.
    pub fn demands(&self, rule: &Rule) -> String {
        let ids = |questions: &[QuestionIx]| {
            let id = |at: &QuestionIx| format!("`{}`", self.rulebook.question(*at).id);
            let ids: Vec<String> = questions.iter().map(id).collect();
            ids.join(", ")
        };
        match &rule.demand {
            Demand::Answers(questions) => format!("these questions are answered: {}", ids(questions)),
            Demand::Notes(questions) => {
                format!("the answers to these questions have a note: {}", ids(questions))
            }
            Demand::Fields(fields) => {
                let names: Vec<String> = fields.iter().map(|field| format!("`{}`", field.name())).collect();
                format!("these fields are given: {}", names.join(", "))
            }
            Demand::Declared(Agrees::Given) => "the request says what it is held for".to_owned(),
            Demand::Declared(Agrees::Possible) => {
                "what is declared is still possible by the answers".to_owned()
            }
            Demand::Declared(Agrees::Verdict) => "what is declared is what the answers say".to_owned(),
            Demand::Settled => "no open answer could change the verdict".to_owned(),
            Demand::Strength(least) => format!("the verdict is at least {}", least.id()),
            Demand::Forbid(_) => "what the rule describes is not so".to_owned(),
        }
    }
}
