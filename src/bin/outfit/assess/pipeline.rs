//! Parts of the input in many hands, and what comes of them in one order.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use outfit::portfolio::{Piece, Wanted, Worker};
use outfit::rulebook::Rulebook;

use super::delivery::Delivery;
use crate::failure::Failure;
use crate::input::{Stream, Turn};

/// So many parts, the end of an input counted and what comes after it, are done by one hand: threads are not worth their start for
/// less.
const ALONE: usize = 3;
/// So many pieces may wait for the one before them, for each hand.
const AHEAD: usize = 1;

/// Parts to be taken, and pieces to be delivered.
struct Belt<'r, 'd> {
    stream: Mutex<Stream>,
    line: Mutex<Line<'r, 'd>>,
    moved: Condvar,
    /// Whether no more parts are to be taken.
    stopped: AtomicBool,
    /// Whether the ids of tasks still matter.
    ids: AtomicBool,
}

struct Line<'r, 'd> {
    /// The piece that is delivered next.
    next: usize,
    /// With their numbers: few enough to be looked through.
    waiting: Vec<(usize, Piece<'r>)>,
    /// `None` while someone delivers.
    delivery: Option<Delivery<'r, 'd>>,
    /// Buffers to be used again.
    buffers: Vec<Vec<u8>>,
    failure: Option<Failure>,
    /// How many bytes were done since that was last shown.
    done: usize,
    /// How many pieces may wait.
    far: usize,
}

/// Assesses all parts with so many hands, and gives the delivery back.
pub(super) fn run<'r, 'd>(
    rulebook: &'r Rulebook,
    wanted: Wanted,
    stream: Stream,
    delivery: Delivery<'r, 'd>,
    jobs: impl FnOnce() -> usize,
) -> Result<Delivery<'r, 'd>, Failure> {
    let line = Line {
        next: 0,
        waiting: Vec::new(),
        delivery: Some(delivery),
        buffers: Vec::new(),
        failure: None,
        done: 0,
        far: AHEAD,
    };
    let belt = Belt {
        stream: Mutex::new(stream),
        line: Mutex::new(line),
        moved: Condvar::new(),
        stopped: AtomicBool::new(false),
        ids: AtomicBool::new(true),
    };
    let mut worker = Worker::new(rulebook, wanted).map_err(anyhow::Error::from)?;
    belt.work(&mut worker, ALONE);
    let more = || match Worker::new(rulebook, wanted) {
        Ok(mut worker) => belt.work(&mut worker, usize::MAX),
        Err(error) => belt.fail(error.into()),
    };
    let jobs = if belt.is_done() { 1 } else { jobs() };
    lock(&belt.line).far = AHEAD * jobs;
    if jobs > 1 {
        std::thread::scope(|scope| {
            // Where the system gives no more hands fewer do it.
            let hired = |_: &usize| std::thread::Builder::new().spawn_scoped(scope, more).is_ok();
            (1..jobs).take_while(hired).for_each(drop);
            belt.work(&mut worker, usize::MAX);
        });
    } else {
        belt.work(&mut worker, usize::MAX);
    }
    let Line { delivery, failure, .. } = belt.line.into_inner().unwrap_or_else(PoisonError::into_inner);
    match (failure, delivery) {
        (None, Some(delivery)) => Ok(delivery),
        (failure, _) => Err(failure.unwrap_or(Failure::Said)),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'r> Belt<'r, '_> {
    fn is_done(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Takes parts, so many at the most, and delivers what comes of them.
    fn work(&self, worker: &mut Worker<'r>, most: usize) {
        for _ in 0..most {
            let taken = if self.is_done() { None } else { lock(&self.stream).next() };
            let Some(Turn { number, part, sole }) = taken else {
                return self.stop(&mut lock(&self.line));
            };
            let bytes = part.bytes();
            if !self.ids.load(Ordering::Relaxed) {
                worker.without_ids();
            }
            let buffer = lock(&self.line).buffers.pop().unwrap_or_default();
            match worker.assess(part, sole, buffer) {
                Ok(piece) => self.hand_in(number, piece, bytes),
                Err(error) => return self.fail(error.into()),
            }
        }
    }

    /// Lets no more parts be taken. The line is held meanwhile, for who is about to wait would not hear of it.
    fn stop(&self, _line: &mut Line<'_, '_>) {
        self.stopped.store(true, Ordering::Relaxed);
        self.moved.notify_all();
    }

    fn fail(&self, error: anyhow::Error) {
        let mut line = lock(&self.line);
        line.failure.get_or_insert(error.into());
        self.stop(&mut line);
    }

    /// Hands in a piece. Whoever has the next one delivers it, and those that wait behind it, while the others go on.
    fn hand_in(&self, number: usize, piece: Piece<'r>, bytes: usize) {
        let mut line = lock(&self.line);
        line.waiting.push((number, piece));
        line.done += bytes;
        while let Some(mut delivery) = line.delivery.take() {
            let next = line.next;
            let Some(at) = line.waiting.iter().position(|(number, _)| *number == next) else {
                line.delivery = Some(delivery);
                break;
            };
            let (_, piece) = line.waiting.swap_remove(at);
            drop(line);
            let delivered = delivery.deliver(piece);
            line = lock(&self.line);
            line.next += 1;
            self.ids.store(delivery.wants_ids(), Ordering::Relaxed);
            line.delivery = Some(delivery);
            match delivered {
                Ok(Some(buffer)) => line.buffers.push(buffer),
                // The rest is not wanted any more.
                ended => {
                    line.failure = line.failure.take().or(ended.err());
                    line.waiting.clear();
                    line.next = usize::MAX;
                    self.stop(&mut line);
                }
            }
            self.moved.notify_all();
        }
        let Line { delivery, done, .. } = &mut *line;
        if let Some(delivery) = delivery {
            delivery.progressed(std::mem::take(done));
        }
        // Who is far ahead waits: what is done and not written yet takes memory.
        let waits = |line: &mut Line<'_, '_>| line.waiting.len() > line.far && !self.is_done();
        drop(self.moved.wait_while(line, waits));
    }
}
