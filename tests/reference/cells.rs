//! Random bands, as text of a rule file.

use super::random::Random;

/// A band for each place: either fit below a limit or not, the lean to one side, to neither or to the other. The lean does not
/// always give the verdict, so that one verdict may stand for places far apart.
pub(crate) fn text(random: &mut Random) -> String {
    let limits = [random.between(1, 70), random.between(1, 70)];
    let [bpo, kpo] = limits.map(|limit| [format!("below = {limit}"), format!("from = {limit}")]);
    let (low, high) = (random.between(1, 40), random.between(1, 40));
    let leans = [
        ("bpo", format!("up-to = -{low}")),
        ("hybrid", format!("above = -{low}, below = {high}")),
        ("kpo", format!("from = {high}")),
    ];
    let mut bands = Vec::new();
    for (usual, lean) in &leans {
        for (bpo, kpo) in bpo.iter().flat_map(|bpo| kpo.iter().map(move |kpo| (bpo, kpo))) {
            let other = random.pick(&["bpo", "kpo", "hybrid", "undetermined"]);
            let (verdict, at) = (if random.chance(60) { usual } else { other }, bands.len());
            bands.push(format!(
                "[[band]]\nid = \"b{at}\"\norder = {at}\nverdict = \"{verdict}\"\nbecause = \"B\"\n\
                 bpo = {{ {bpo} }}\nkpo = {{ {kpo} }}\nlean = {{ {lean} }}\n"
            ));
        }
    }
    bands.concat()
}
