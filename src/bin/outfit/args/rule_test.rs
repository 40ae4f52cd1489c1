//! What `outfit rules test` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use outfit::render::RuleTestFormat;
use outfit::rule_test::Scope;

/// Run the tests that rules bring along: exit status 1 if one fails
///
/// A test is a `[[test]]` table among the rules, or in the file `acme.tests.toml` beside a layer `acme.toml`: answers as in a task
/// file, and what must come of them. It says why a test fails: what came instead, the points, and the fewest changed answers that
/// would give the verdict that was expected.
///
/// Exit status: 0 all pass; 1 a test fails, or the rules or tests are faulty; 2 there is no test, or the rules can't be read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  outfit rules test my-rules.toml
  outfit rules test my-rules.toml --coverage           and what no test exercises
  outfit rules test --coverage=all --format json       the rules in effect
  outfit rules test my-rules/ --format junit -o tests.xml

A test:
  [[test]]
  id = \"our-core-stays\"
  text = \"Work that customers choose us for is kept\"
  answers = { importance = \"core\", volume = [4, 5], value = \"unknown\" }
  verdict = \"retain\"                       bpo, kpo, hybrid, retain, undetermined
  basis = \"gate\"                           as in conditions of advice
  fit = { bpo = { up-to = 35 } }           from, above, up-to, below
  reasons = [\"core-work\"]                  criteria that speak for it, gates that fire
  advice = [\"assess-other-parts\"]          what must be advised
  not-advice = [\"pilot\"]                   what must not be
  Work in parts has `steps = [{ title = \"…\", answers = { … } }]`.")]
pub(crate) struct Test {
    /// Rule files, or folders whose .toml files are read: layers in order, over the built-in rules; else the rules in effect
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,
    /// Name what no test exercises: criteria, levels, gates, bands and advice
    #[arg(
        long,
        value_name = "SCOPE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "own"
    )]
    coverage: Option<ScopeWord>,
    /// In which form to say it
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: FormatWord,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ScopeWord {
    /// Of what the layers add or change
    Own,
    /// Of all rules
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatWord {
    /// For a reader
    Text,
    /// For a program
    Json,
    /// For a server that shows tests
    Junit,
}

impl Test {
    /// Of which entries it is to be said what no test exercises; `None`: of none.
    pub(crate) fn coverage(&self) -> Option<Scope> {
        self.coverage.map(|word| match word {
            ScopeWord::Own => Scope::Own,
            ScopeWord::All => Scope::All,
        })
    }

    /// In which form to say it.
    pub(crate) fn format(&self) -> RuleTestFormat {
        match self.format {
            FormatWord::Text => RuleTestFormat::Text,
            FormatWord::Json => RuleTestFormat::Json,
            FormatWord::Junit => RuleTestFormat::Junit,
        }
    }
}
