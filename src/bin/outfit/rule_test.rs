//! `outfit rules test`.

use outfit::diagnostic::Faults;
use outfit::render::{self, RuleTestFormat};
use outfit::rule_test::{Tests, coverage, run};
use outfit::rulebook::Layered;

use crate::args::{Everywhere, Test};
use crate::failure::Failure;
use crate::rules::{layers, no};
use crate::{output, rulebook};

pub(crate) fn test(typed: &Test, everywhere: &Everywhere) -> Result<(), Failure> {
    let read = rulebook::with_tests(&layers(&typed.paths, everywhere)?)
        .and_then(|layered| Tests::read(&layered).map(|tests| (layered, tests)));
    let (Layered { rulebook, origin }, tests) = match read {
        Ok(read) => read,
        Err(faults) => return Err(faulty(faults, typed.format(), everywhere)?),
    };
    if tests.list.is_empty() {
        return Err(anyhow::anyhow!(
            "the rules `{} {}` have no test: add a `[[test]]` to them, or name rules that have one, as in `outfit rules test \
             my-rules.toml`; `outfit rules test --help` shows one",
            rulebook.name(),
            rulebook.version()
        )
        .into());
    }
    let ran = run(&rulebook, &tests);
    let coverage = typed.coverage().map(|scope| coverage(&ran, &origin, scope));
    let text = render::rule_tests(&ran, coverage.as_ref(), typed.format(), output::width())
        .map_err(anyhow::Error::from)?;
    output::deliver(&text, everywhere)?;
    if ran.failed() == 0 { Ok(()) } else { Err(Failure::No(None)) }
}

/// That rules or tests are faulty, said in the form that is asked for.
fn faulty(faults: Faults, format: RuleTestFormat, everywhere: &Everywhere) -> anyhow::Result<Failure> {
    Ok(match render::rule_test_faults(&faults, format)? {
        None => no(faults),
        Some(text) => {
            output::deliver(&text, everywhere)?;
            no(faults).said()
        }
    })
}
