//! The scoring as a decision of the engine: one node of expressions.

use std::collections::BTreeMap;

use bench::scoring::{BandScoring, GateScoring, Points, Row, Scoring, SideScoring};
use serde_json::{Value, json};

/// The decision.
pub(crate) fn of(scoring: &Scoring) -> Value {
    let Scoring { bpo, kpo, gates, bands } = scoring;
    let expressions = [
        ("points_bpo", points(bpo)),
        ("points_kpo", points(kpo)),
        ("share_bpo", format!("100 * $.points_bpo / {}", bpo.of)),
        ("share_kpo", format!("100 * $.points_kpo / {}", kpo.of)),
        // One division: a whole number of percentage points comes out whole.
        (
            "share_lean",
            format!(
                "100 * ($.points_kpo * {} - $.points_bpo * {}) / {}",
                bpo.of,
                kpo.of,
                u64::from(bpo.of) * u64::from(kpo.of)
            ),
        ),
        ("verdict", verdict(gates, bands)),
        ("bpo", percent("points_bpo", bpo.of)),
        ("kpo", percent("points_kpo", kpo.of)),
    ];
    let expressions = expressions.map(|(key, value)| json!({ "id": key, "key": key, "value": value }));
    let node = |id: &str, kind: &str| json!({ "id": id, "name": id, "type": kind });
    let edge = |from: &str, to: &str| json!({ "id": from, "type": "edge", "sourceId": from, "targetId": to });
    json!({
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            node("task", "inputNode"),
            {
                "id": "scoring",
                "name": "scoring",
                "type": "expressionNode",
                "content": { "expressions": expressions },
            },
            node("result", "outputNode"),
        ],
        "edges": [edge("task", "scoring"), edge("scoring", "result")],
    })
}

/// The points of one side.
fn points(side: &SideScoring) -> String {
    let one = side.one.iter().map(|row| by_level(row, &format!("answers['{}']", row.question)));
    let many = side.many.iter().map(|row| {
        format!("min([{}, sum(map(answers['{}'], {}))])", row.most, row.question, by_level(row, "#"))
    });
    one.chain(many).collect::<Vec<_>>().join(" + ")
}

/// The points of an answer: the levels that give some are asked after in turn.
fn by_level(row: &Row, answer: &str) -> String {
    let levels: BTreeMap<String, u32> = match &row.points {
        Points::Numbered(points) => {
            (0_usize..).zip(points).map(|(level, points)| (level.to_string(), *points)).collect()
        }
        Points::Named(points) => {
            points.iter().map(|(level, points)| (format!("'{level}'"), *points)).collect()
        }
    };
    let giving = levels.iter().filter(|(_, points)| **points > 0);
    let asked = giving.map(|(level, points)| format!("{answer} == {level} ? {points} : "));
    format!("({}0)", asked.collect::<String>())
}

/// The verdict: of the first gate that fires, else of the first band whose bounds all hold.
fn verdict(gates: &[GateScoring], bands: &[BandScoring]) -> String {
    let gates = gates.iter().map(|gate| {
        let levels = gate.levels.iter().map(|level| format!("answers['{}'] == '{level}'", gate.question));
        (levels.collect::<Vec<_>>().join(" or "), gate.verdict)
    });
    let bands = bands.iter().map(|band| {
        let bounds = band.bounds.iter();
        let bounds = bounds.map(|bound| format!("$.share_{} {} {}", bound.share, bound.holds, bound.percent));
        (bounds.collect::<Vec<_>>().join(" and "), band.verdict)
    });
    let asked = gates.chain(bands).map(|(holds, verdict)| format!("({holds}) ? '{}' : ", verdict.id()));
    format!("{}null", asked.collect::<String>())
}

/// A percentage, rounded half up to one decimal.
fn percent(points: &str, of: u32) -> String {
    format!("floor((2000 * $.{points} + {of}) / {}) / 10", 2 * of)
}
