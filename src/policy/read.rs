//! From what a policy file says to a policy on the questions of a rulebook, or to everything that is wrong with it.

use glob::Pattern;
use semver::{Version, VersionReq};

use super::raw::{Group, RawDemand, RawPolicy, RawQuestions, RawRule};
use super::{Demand, Field, Policy, Rule, Told, builtin_rules};
use crate::diagnostic::{Fault, Faults, Log, Thing, did_you_mean};
use crate::order::sort_by_key;
use crate::rulebook::condition::{Questions, RawField, condition};
use crate::rulebook::{Question, QuestionIx, Rulebook, Verdict};
use crate::source::{At, Place, Source, Sources};
use crate::table::{self, Reading, Text, good_id, one_of};

/// The version that a policy may ask for.
const THIS: &str = env!("CARGO_PKG_VERSION");

/// A policy as its file says it: which rulebook it is to be checked against is in it.
#[derive(Debug)]
pub struct Written {
    raw: RawPolicy,
    log: Log,
    sources: Sources,
}

impl Written {
    /// Reads a policy file; what is wrong with it is told when it is checked.
    pub fn read(source: Source) -> Self {
        let (mut log, mut sources, mut raw) = (Log::default(), Sources::default(), RawPolicy::default());
        let id = sources.add(source);
        if let Some(source) = sources.get(id)
            && let Some(entries) = table::read(id, &source.text, &mut log)
        {
            raw = RawPolicy::read(entries, Place::new(id, &(0..0)), &mut Reading { log: &mut log });
        }
        Self { raw, log, sources }
    }

    /// The policy that holds where a company has none of its own.
    pub fn builtin() -> Self {
        let text = include_str!("builtin.toml").to_owned();
        Self::read(Source { name: "the built-in policy".to_owned(), text })
    }

    /// The rules that requests are assessed by, layer by layer, as paths from the policy's folder; those in effect if there are none.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &str> {
        self.raw.about.rules.iter().map(|path| &*path.value)
    }

    /// The file of waivers, as a path from the policy's folder.
    pub fn waivers(&self) -> Option<&str> {
        self.raw.about.waivers.as_ref().map(|path| &*path.value)
    }

    /// What is wrong with it whatever the rules are.
    ///
    /// # Errors
    /// If anything is.
    pub fn sound(self) -> Result<(), Faults> {
        self.log.finish(Some(()), self.sources)
    }

    /// The policy on the questions of a rulebook.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of its text.
    pub fn check(self, rulebook: &Rulebook) -> Result<Policy, Faults> {
        let Self { raw, mut log, sources } = self;
        let file = sources.sole().map_or_else(String::new, |source| source.name.clone());
        let policy = policy(&raw, file, rulebook, &mut log);
        log.finish(policy, sources)
    }
}

fn policy(raw: &RawPolicy, file: String, rulebook: &Rulebook, log: &mut Log) -> Option<Policy> {
    if let Some(required) = &raw.about.required_version {
        version(required, log);
    }
    if let Some(digest) =
        raw.about.rules_digest.as_ref().filter(|digest| !digest.value.eq_ignore_ascii_case(rulebook.digest()))
    {
        let fault =
            Fault::RulesDiffer { name: rulebook.name().to_owned(), digest: rulebook.digest().to_owned() };
        log.push(fault, &digest.place);
    }
    let (include, exclude) = (patterns(&raw.include, log), patterns(&raw.exclude, log));
    let mut seen = vec![builtin_rules::READABLE, builtin_rules::SAME_ID, builtin_rules::WAIVER];
    for id in raw.list.iter().filter_map(|rule| rule.id.as_ref()) {
        good_id(id, log);
        if seen.contains(&&*id.value) {
            log.push(Fault::DuplicateId { thing: Thing::Rule, id: id.value.to_string() }, &id.place);
        }
        seen.push(&id.value);
    }
    let rules = raw.list.iter().map(|raw| rule(raw, rulebook, log)).collect::<Vec<_>>();
    Some(Policy {
        name: raw.about.name.clone(),
        file,
        include,
        exclude,
        rules: rules.into_iter().collect::<Option<_>>()?,
    })
}

fn version(required: &At<Text>, log: &mut Log) {
    match (required.value.parse::<VersionReq>(), Version::parse(THIS)) {
        (Ok(wanted), Ok(this)) if wanted.matches(&this) => {}
        (Ok(_), _) => {
            let wanted = required.value.to_string();
            log.push(Fault::VersionDiffers { wanted, this: THIS }, &required.place);
        }
        (Err(error), _) => {
            let (found, why) = (required.value.to_string(), error.to_string());
            log.push(Fault::BadVersion { found, why }, &required.place);
        }
    }
}

fn patterns(raw: &[At<Text>], log: &mut Log) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for text in raw {
        // A pattern starts at the policy's folder: one that leaves it would name files of others.
        let leaves = text.value.starts_with('/') || text.value.split(['/', '\\']).any(|part| part == "..");
        // What a shell takes, and Windows writes.
        let value = text.value.strip_prefix("./").unwrap_or(&text.value);
        match Pattern::new(value) {
            Ok(_) if value.contains('\\') => {
                log.push(Fault::BadPattern { why: "it holds a `\\`" }, &text.place);
            }
            Ok(pattern) if !leaves => patterns.push(pattern),
            Ok(_) => log.push(Fault::BadPattern { why: "it leaves the folder of the policy" }, &text.place),
            Err(error) => log.push(Fault::BadPattern { why: error.msg }, &text.place),
        }
    }
    patterns
}

fn rule(raw: &RawRule, rulebook: &Rulebook, log: &mut Log) -> Option<Rule> {
    let when = match &raw.when {
        Some(when) => Some(condition(when, rulebook, &told, log)),
        None => None,
    };
    let demand = raw.demand.as_ref().and_then(|raw| demand(raw, rulebook, log));
    Some(Rule {
        id: raw.id.as_ref()?.value.clone(),
        severity: raw.severity.as_ref()?.value,
        when: match when {
            Some(when) => Some(when?),
            None => None,
        },
        demand: demand?,
        message: raw.message.clone(),
        help: raw.help.clone(),
    })
}

fn demand(raw: &RawDemand, rulebook: &Rulebook, log: &mut Log) -> Option<Demand> {
    Some(match raw {
        RawDemand::Answers(raw) => Demand::Answers(questions(raw, rulebook, log)?),
        RawDemand::Notes(raw) => Demand::Notes(questions(raw, rulebook, log)?),
        RawDemand::Fields(names) => {
            let fields: Vec<_> = names.iter().map(|name| field(name, log)).collect();
            Demand::Fields(fields.into_iter().collect::<Option<_>>()?)
        }
        RawDemand::Declared(agrees) => Demand::Declared(*agrees),
        RawDemand::Settled => Demand::Settled,
        RawDemand::Strength(least) => Demand::Strength(*least),
        RawDemand::Forbid(raw) => Demand::Forbid(condition(raw, rulebook, &told, log)?),
    })
}

fn told(raw: &RawField, log: &mut Log) -> Option<Told> {
    // Another word would never be found there.
    if raw.name.value == "declared" {
        let known = Verdict::DECIDED.map(|verdict| (verdict.id(), verdict));
        for word in raw.values.iter().flatten() {
            one_of(word, &known, log)?;
        }
    }
    let values = raw.values.as_ref().map(|values| values.iter().map(|value| value.value.clone()).collect());
    Some(Told { field: field(&raw.name, log)?, values })
}

fn field(name: &At<Text>, log: &mut Log) -> Option<Field> {
    let found = Field::named(&name.value);
    if found.is_none() {
        let known = Field::names();
        let suggestion = did_you_mean(
            &name.value,
            known.iter().map(String::as_str).filter(|name| !name.starts_with("meta")),
        );
        log.push(Fault::UnknownWord { word: name.value.to_string(), suggestion, known }, &name.place);
    }
    found
}

fn questions(raw: &RawQuestions, rulebook: &Rulebook, log: &mut Log) -> Option<Vec<QuestionIx>> {
    let all = rulebook.questions().map(|(at, _)| at);
    match raw {
        RawQuestions::Group(Group::Gates) => {
            Some(all.filter(|at| rulebook.gates_on(*at).next().is_some()).collect())
        }
        RawQuestions::Group(Group::All) => Some(all.filter(|at| rulebook.is_counted(*at)).collect()),
        RawQuestions::Listed(ids) => {
            let found: Vec<_> = ids.iter().map(|id| rulebook.meant(id, log).map(|(at, _)| at)).collect();
            let mut found = found.into_iter().collect::<Option<Vec<QuestionIx>>>()?;
            // One that is named twice is missing once.
            sort_by_key(&mut found, |at| *at);
            found.dedup();
            Some(found)
        }
    }
}

/// The questions of a rulebook, for those who name them in a file of their own.
impl Questions for Rulebook {
    fn meant(&self, id: &At<Text>, log: &mut Log) -> Option<(QuestionIx, &Question)> {
        let found = self.question_named(&id.value);
        if found.is_none() {
            let known = self.questions().map(|(_, question)| &*question.id);
            let suggestion = did_you_mean(&id.value, known);
            let (thing, id_) = (Thing::Question, id.value.to_string());
            log.push(Fault::UnknownReference { thing, id: id_, suggestion }, &id.place);
        }
        found
    }
}
