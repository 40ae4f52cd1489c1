//! Parts of the input in many hands, and what comes of them in one order.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::failure::Failure;
use crate::input::{Stream, Turn};

/// Makes a piece of one part after the other.
pub(crate) trait Hand {
    type Piece: Send;

    /// The piece of a part; `buffer` is an empty one for its text.
    fn make(&mut self, turn: Turn, buffer: Vec<u8>) -> anyhow::Result<Self::Piece>;
}

/// Takes the pieces in their order.
pub(crate) trait Taker: Send {
    type Piece: Send;

    /// Takes the next piece. Gives its buffer back, emptied; `None` if nothing more is wanted.
    fn take(&mut self, piece: Self::Piece) -> Result<Option<Vec<u8>>, Failure>;

    /// So many bytes of the input are done.
    fn progressed(&mut self, bytes: usize);
}

/// So many parts, the end of an input counted and what comes after it, are done by one hand: threads are not worth their start for
/// less.
const ALONE: usize = 3;
/// So many pieces may wait for the one before them, for each hand.
const AHEAD: usize = 1;

/// Parts to be taken, and pieces to be delivered.
struct Belt<T: Taker> {
    stream: Mutex<Stream>,
    line: Mutex<Line<T>>,
    moved: Condvar,
    /// Whether no more parts are to be taken.
    stopped: AtomicBool,
}

struct Line<T: Taker> {
    /// The piece that is delivered next.
    next: usize,
    /// With their numbers: few enough to be looked through.
    waiting: Vec<(usize, T::Piece)>,
    /// `None` while someone delivers.
    taker: Option<T>,
    /// Buffers to be used again.
    buffers: Vec<Vec<u8>>,
    failure: Option<Failure>,
    /// How many bytes were done since that was last shown.
    done: usize,
    /// How many pieces may wait.
    far: usize,
}

/// Works all parts off with so many hands, as many as the machine has cores if it was not said, and gives the taker back.
pub(crate) fn run<H: Hand, T: Taker<Piece = H::Piece>>(
    stream: Stream,
    taker: T,
    hand: impl Fn() -> anyhow::Result<H> + Sync,
    jobs: Option<NonZero<usize>>,
) -> Result<T, Failure> {
    let line = Line {
        next: 0,
        waiting: Vec::new(),
        taker: Some(taker),
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
    };
    let mut first = hand()?;
    belt.work(&mut first, ALONE);
    let more = || match hand() {
        Ok(mut hand) => belt.work(&mut hand, usize::MAX),
        Err(error) => belt.fail(error),
    };
    let cores = || std::thread::available_parallelism().ok();
    let jobs = if belt.is_done() { 1 } else { jobs.or_else(cores).map_or(1, NonZero::get) };
    lock(&belt.line).far = AHEAD * jobs;
    if jobs > 1 {
        std::thread::scope(|scope| {
            // Where the system gives no more hands fewer do it.
            let hired = |_: &usize| std::thread::Builder::new().spawn_scoped(scope, more).is_ok();
            (1..jobs).take_while(hired).for_each(drop);
            belt.work(&mut first, usize::MAX);
        });
    } else {
        belt.work(&mut first, usize::MAX);
    }
    let Line { taker, failure, .. } = belt.line.into_inner().unwrap_or_else(PoisonError::into_inner);
    match (failure, taker) {
        (None, Some(taker)) => Ok(taker),
        (failure, _) => Err(failure.unwrap_or(Failure::Said)),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: Taker> Belt<T> {
    fn is_done(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Takes parts, so many at the most, and delivers what comes of them.
    fn work<H: Hand<Piece = T::Piece>>(&self, hand: &mut H, most: usize) {
        for _ in 0..most {
            let turn = if self.is_done() { None } else { lock(&self.stream).next() };
            let Some(turn) = turn else {
                return self.stop(&mut lock(&self.line));
            };
            let (number, bytes) = (turn.number, turn.part.bytes());
            let buffer = lock(&self.line).buffers.pop().unwrap_or_default();
            match hand.make(turn, buffer) {
                Ok(piece) => self.hand_in(number, piece, bytes),
                Err(error) => return self.fail(error),
            }
        }
    }

    /// Lets no more parts be taken. The line is held meanwhile, for who is about to wait would not hear of it.
    fn stop(&self, _line: &mut Line<T>) {
        self.stopped.store(true, Ordering::Relaxed);
        self.moved.notify_all();
    }

    fn fail(&self, error: anyhow::Error) {
        let mut line = lock(&self.line);
        line.failure.get_or_insert(error.into());
        self.stop(&mut line);
    }

    /// Hands in a piece. Whoever has the next one delivers it, and those that wait behind it, while the others go on.
    fn hand_in(&self, number: usize, piece: T::Piece, bytes: usize) {
        let mut line = lock(&self.line);
        line.waiting.push((number, piece));
        line.done += bytes;
        while let Some(mut taker) = line.taker.take() {
            let next = line.next;
            let Some(at) = line.waiting.iter().position(|(number, _)| *number == next) else {
                line.taker = Some(taker);
                break;
            };
            let (_, piece) = line.waiting.swap_remove(at);
            drop(line);
            let taken = taker.take(piece);
            line = lock(&self.line);
            line.next += 1;
            line.taker = Some(taker);
            match taken {
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
        let Line { taker, done, .. } = &mut *line;
        if let Some(taker) = taker {
            taker.progressed(std::mem::take(done));
        }
        // Who is far ahead waits: what is done and not written yet takes memory.
        let waits = |line: &mut Line<T>| line.waiting.len() > line.far && !self.is_done();
        drop(self.moved.wait_while(line, waits));
    }
}
