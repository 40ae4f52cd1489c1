//! What becomes of the verdicts of all answers.

use super::quoted;
use super::words::name;
use crate::diff::{Method, Move, Narrowed, Shares};
use crate::order::sort_by_key;
use crate::ratio::grouped;
use crate::render::page::Page;
use crate::report::Hundredths;

pub(super) fn shares(page: &mut Page, shares: &Shares) {
    page.heading("What becomes of the verdicts");
    let percent = |count: u128| format!("{} %", Hundredths::of(count, shares.of));
    let ways = match shares.answer_sets {
        Some(1) => "the one way to answer".to_owned(),
        Some(sets) => format!("all {} ways to answer", grouped(sets)),
        None => "all ways to answer, more than 2^128".to_owned(),
    };
    let changed = match (shares.changed(), shares.method) {
        (0, Method::Exact { .. }) => format!("Of {ways}, none changes its verdict."),
        (0, Method::Sample { .. }) => format!("Of {ways}, none that was looked at changes its verdict."),
        (count, Method::Exact { .. }) => {
            format!("Of {ways}, {} change their verdict ({}):", percent(count), grouped(count))
        }
        (count, Method::Sample { .. }) => {
            format!("Of {ways}, about {} change their verdict:", percent(count))
        }
    };
    page.paragraph(changed);
    let mut moves: Vec<&Move> = shares.moves.iter().filter(|one| one.changes()).collect();
    sort_by_key(&mut moves, |one| std::cmp::Reverse(one.count));
    for Move { verdicts, count } in moves {
        let count_told = match shares.method {
            Method::Exact { .. } => format!(" ({})", grouped(*count)),
            Method::Sample { .. } => String::new(),
        };
        page.point(format!(
            "{} from {} to {}{count_told}",
            percent(*count),
            quoted(name(verdicts.before)),
            quoted(name(verdicts.after))
        ));
    }
    if let Method::Sample { size, margin } = shares.method {
        page.paragraph(format!(
            "These shares are an estimate from {} sets of answers drawn at random, for there are too many to be counted. In 99 of \
             100 such draws a share is off by at most {}.{} percentage points.",
            grouped(size.into()),
            margin / 10,
            margin % 10
        ));
    }
    shares.narrowed.iter().for_each(|one| page.paragraph(narrowed(one)));
}

fn narrowed(narrowed: &Narrowed) -> String {
    let Narrowed { question, left_out, single } = narrowed;
    let levels = left_out.before.iter().chain(&left_out.after);
    let levels: Vec<String> = levels.map(|level| format!("`{level}`")).collect();
    let which = match levels.as_slice() {
        [] => String::new(),
        [level] => format!(" Left out is the level {level}."),
        levels => format!(" Left out are the levels {}.", levels.join(", ")),
    };
    let single = if *single { ", and only single levels, for only one takes several" } else { "" };
    format!("Of the question `{question}` only levels that both rulebooks have are counted{single}.{which}")
}
