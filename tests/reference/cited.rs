//! Random documents and citations of them, as text of a rule file.

use super::random::Random;

/// Up to three documents, in any order.
pub(crate) fn documents(random: &mut Random) -> Vec<String> {
    let count = random.pick(&[0, 1, 2, 3, 3]);
    (0..count).map(|at| format!("d{at}")).collect()
}

pub(crate) fn documents_text(random: &mut Random, documents: &[String]) -> String {
    let table = |id: &String| {
        let order = random.between(0, 3);
        let said = "name = \"N\"\ntitle = \"T\"\npublisher = \"P\"\ndate = \"D\"\n";
        format!("[[document]]\nid = \"{id}\"\norder = {order}\n{said}")
    };
    documents.iter().map(table).collect()
}

/// Each document cited in so many of 100 cases, for either side, for both, or in two places.
pub(crate) fn citations(random: &mut Random, documents: &[String], percent: usize) -> Vec<String> {
    let mut citations = Vec::new();
    for document in documents {
        while random.chance(percent) && citations.len() < 5 {
            let (at, side) = (citations.len(), random.pick(&["bpo", "kpo", "both"]));
            citations.push(format!(
                "{{ document = \"{document}\", heading = \"\", phrase = \"P{at}\", side = \"{side}\" }}"
            ));
        }
    }
    citations
}

/// Citations as the value of their key.
pub(crate) fn citations_text(citations: &[String]) -> String {
    format!("citations = [{}]\n", citations.join(", "))
}
