//! The service that a task is, and what the documents say of it.

use super::{documents_of, names_of};
use crate::rulebook::{Citation, Rulebook, Service, Side, Verdict, words};

/// A service that was named, and what is to be said of it.
#[derive(Debug, Clone)]
pub struct ServiceFound<'r> {
    /// The service.
    pub service: &'r Service,
    /// What the documents say, and whether that is against the verdict.
    pub text: String,
    /// Who says what the text tells of services close to it.
    pub near: Vec<&'r Citation>,
}

/// The service of that name, else the one whose name or synonym stands in the title: the longest of them.
pub fn service<'r>(
    rulebook: &'r Rulebook,
    named: Option<&str>,
    title: Option<&str>,
    verdict: Verdict,
) -> Option<ServiceFound<'r>> {
    let service = match named {
        Some(named) => by_name(rulebook, named),
        None => in_title(rulebook, title?),
    }?;
    Some(told(rulebook, service, verdict))
}

/// What is to be said of a service beside a verdict.
pub(crate) fn told<'r>(rulebook: &'r Rulebook, service: &'r Service, verdict: Verdict) -> ServiceFound<'r> {
    let near: Vec<_> =
        service.near.iter().filter_map(|at| other_side(service, rulebook.service(*at))).collect();
    let text = text(rulebook, service, &near, verdict);
    ServiceFound { service, text, near: near.into_iter().flat_map(|near| near.citations).collect() }
}

fn by_name<'r>(rulebook: &'r Rulebook, named: &str) -> Option<&'r Service> {
    let wanted = words(named);
    let mut services = rulebook.services().iter();
    services.find(|service| service.names().any(|name| name == wanted))
}

fn in_title<'r>(rulebook: &'r Rulebook, title: &str) -> Option<&'r Service> {
    let title = words(title);
    let initials: Vec<char> = title.split(' ').filter_map(|word| word.chars().next()).collect();
    // Taking all names apart would take a twentieth of the time of a report.
    let may_be = |name: &&str| {
        let first = name.chars().find(|c| c.is_alphanumeric());
        first.and_then(|first| first.to_lowercase().next()).is_some_and(|first| initials.contains(&first))
    };
    let found = rulebook.services().iter().filter_map(|service| {
        let names = service.called().filter(may_be).map(words);
        let longest = names.filter(|name| title.contains(name.as_str())).map(|name| name.len()).max();
        longest.map(|longest| (longest, service))
    });
    // The first of the longest, in rulebook order.
    found
        .fold(None, |best: Option<(usize, &Service)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, service)| service)
}

fn text(rulebook: &Rulebook, service: &Service, near: &[Near<'_>], verdict: Verdict) -> String {
    let mut sentences = vec![said(rulebook, service)];
    sentences.extend(near.iter().map(|near| {
        let documents = documents_of(rulebook, near.citations.iter().copied());
        let verb = if documents.len() == 1 { "gives" } else { "give" };
        let (name, provider) = (near.service.name.to_lowercase(), provider(near.side));
        format!("Close to it is {name}, which {} {verb} to {provider}.", names_of(&documents))
    }));
    sentences.extend(clash(service, verdict));
    sentences.extend(service.note.as_deref().map(str::to_owned));
    sentences.join(" ")
}

fn provider(side: Side) -> &'static str {
    match side {
        Side::Bpo => "a BPO",
        Side::Kpo => "a KPO",
    }
}

/// A service close by that documents give to a side that they don't give this one to.
struct Near<'r> {
    service: &'r Service,
    side: Side,
    citations: Vec<&'r Citation>,
}

fn other_side<'r>(service: &Service, near: &'r Service) -> Option<Near<'r>> {
    let (side, citations) = if service.kpo.is_empty() && !near.kpo.is_empty() {
        (Side::Kpo, &near.kpo)
    } else if service.bpo.is_empty() && !near.bpo.is_empty() {
        (Side::Bpo, &near.bpo)
    } else {
        return None;
    };
    Some(Near { service: near, side, citations: citations.iter().collect() })
}

fn counts_as(rulebook: &Rulebook, citations: &[Citation], side: Side) -> Option<String> {
    let documents = documents_of(rulebook, citations);
    let provider = provider(side);
    let verb = if documents.len() == 1 { "names" } else { "name" };
    (!documents.is_empty()).then(|| format!("{} {verb} it as work for {provider}", names_of(&documents)))
}

fn said(rulebook: &Rulebook, service: &Service) -> String {
    let bpo = counts_as(rulebook, &service.bpo, Side::Bpo);
    match (bpo, counts_as(rulebook, &service.kpo, Side::Kpo)) {
        (Some(bpo), Some(kpo)) => format!("The documents disagree: {bpo}; {kpo}."),
        (Some(only), None) | (None, Some(only)) => format!("{only}."),
        (None, None) => "No document names it.".to_owned(),
    }
}

fn clash(service: &Service, verdict: Verdict) -> Option<String> {
    let (against, other) = match verdict {
        Verdict::Bpo => (&service.bpo, &service.kpo),
        Verdict::Kpo => (&service.kpo, &service.bpo),
        Verdict::Hybrid | Verdict::Retain | Verdict::Undetermined => return None,
    };
    (against.is_empty() && !other.is_empty()).then(|| {
        "The answers say otherwise: check them, and whether the work is what the documents mean by the name.".to_owned()
    })
}
