//! The schema of rule files, made of the structs that write one.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::transforms::{plain, without_null};
use super::{lints, partial};
use crate::rule_file::File;

pub(super) fn schema() -> Value {
    let settings = SchemaSettings::draft07().with_transform(plain).with_transform(without_null);
    let mut schema = settings.into_generator().into_root_schema_for::<File>().to_value();
    if let Value::Object(root) = &mut schema {
        partial::allow(root);
        if let Some(Value::Object(properties)) = root.get_mut("properties") {
            properties.insert("lint".to_owned(), lints::schema());
        }
    }
    schema
}
