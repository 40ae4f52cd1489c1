//! The kept schemas are what the structs make.

use std::path::Path;

use outfit::schema::{of_report_structs, of_rule_structs};
use serde_json::Value;
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData as _};

fn assert_kept(name: &str, made: &Value) {
    let path = Path::new("src/schema").join(name);
    let made = (serde_json::to_string_pretty(made).unwrap() + "\n").into_data();
    let kept = Data::read_from(&path, Some(DataFormat::Text)).raw();
    let differs = Assert::new().action_env(DEFAULT_ACTION_ENV).try_eq(None, made, kept).err();
    let renew = "`SNAPSHOTS=overwrite cargo test --test schema kept` renews it";
    assert!(differs.is_none(), "{} is not what the structs make; {renew}", path.display());
}

#[test]
fn of_reports() {
    assert_kept("report.json", &of_report_structs());
}

#[test]
fn of_rules() {
    assert_kept("rules.json", &of_rule_structs());
}
