//! Steps drawn on a terminal: a column for each of the hands, a thread that runs from step to step.

use super::Lane;
use super::wrap::{columns, wrapped as lines_of};
use crate::render::escape::shown;

/// So wide is the column of each of the hands.
const COLUMN: usize = 10;
/// With less room for the names the steps are a list.
const LEAST_NAMES: usize = 18;

/// The drawing, line by line, or a list where it finds no room.
pub(super) fn lanes(width: usize, hands: &[&str], lanes: &[Lane]) -> Vec<String> {
    let names = width.saturating_sub(COLUMN * hands.len());
    if names < LEAST_NAMES || hands.len() == 1 {
        return listed(width, hands, lanes);
    }
    let mut head: Vec<char> = vec![' '; COLUMN * hands.len()];
    for (at, hand) in hands.iter().enumerate() {
        put(&mut head, middle(at).saturating_sub(hand.len() / 2), hand);
    }
    let mut lines = vec![line(names, "", &head)];
    let before = [None].into_iter().chain(lanes.iter().map(|lane| Some(lane.at)));
    for (number, (lane, before)) in (1..).zip(lanes.iter().zip(before)) {
        let mut thread = thread(hands.len(), before, lane.at);
        for name in wrapped(names.saturating_sub(1), &format!("  {number}. "), lane) {
            lines.push(line(names, &name, &thread));
            // Below its step the thread runs on to the hands that come next.
            thread = vec![' '; COLUMN * hands.len()];
            if lanes.get(number).is_some_and(|next| next.at != lane.at) {
                put(&mut thread, middle(lane.at), "│");
            }
        }
    }
    lines
}

fn listed(width: usize, hands: &[&str], lanes: &[Lane]) -> Vec<String> {
    let entry = |(number, lane): (usize, &Lane)| {
        let hand = hands.get(lane.at).copied().unwrap_or("");
        wrapped(width, &format!("  {number}. {hand}: "), lane)
    };
    (1..).zip(lanes).flat_map(entry).collect()
}

fn middle(at: usize) -> usize {
    COLUMN * at + COLUMN / 2
}

fn put(line: &mut [char], from: usize, text: &str) {
    for (cell, letter) in line.iter_mut().skip(from).zip(text.chars()) {
        *cell = letter;
    }
}

/// The thread beside the first line of a step: from whose hands it comes to whose it is in.
fn thread(hands: usize, before: Option<usize>, at: usize) -> Vec<char> {
    let mut thread = vec![' '; COLUMN * hands];
    if let Some(before) = before.filter(|before| *before != at) {
        let (left, right) = (middle(before.min(at)), middle(before.max(at)));
        put(&mut thread, left, &"─".repeat(right - left));
        put(&mut thread, middle(before), if before < at { "└" } else { "┘" });
    }
    put(&mut thread, middle(at), "●");
    thread
}

fn line(names: usize, name: &str, thread: &[char]) -> String {
    let gap = " ".repeat(names.saturating_sub(columns(name)));
    format!("{name}{gap}{}", thread.iter().collect::<String>())
}

/// The number and name of a step, and its condition below.
fn wrapped(width: usize, first: &str, lane: &Lane) -> Vec<String> {
    let hanging = " ".repeat(columns(first));
    let mut lines = lines_of(&shown(&lane.name), width, first);
    lines.extend(lane.note.iter().flat_map(|note| lines_of(&shown(note), width, &hanging)));
    lines
}
