//! The schema of rule files, made of the structs that write one.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::transforms::{plain, without_null};
use crate::rule_file::File;

pub(super) fn schema() -> Value {
    let settings = SchemaSettings::draft07().with_transform(plain).with_transform(without_null);
    settings.into_generator().into_root_schema_for::<File>().to_value()
}
