# The scoring of the built-in rules: verdict by gates and bands, and both fits with one decimal. What the rules hold is in `data`.
package scoring

import rego.v1

earned(side) := sum([row.points[input.answers[row.question]] | some row in side.one]) +
	sum([min([row.most, chosen(row)]) | some row in side.many])

chosen(row) := sum([row.points[level] | some level in input.answers[row.question]])

bpo := earned(data.bpo)

kpo := earned(data.kpo)

# One division each: a whole number of percent comes out whole.
share := {
	"bpo": (100 * bpo) / data.bpo.of,
	"kpo": (100 * kpo) / data.kpo.of,
	"lean": (100 * ((kpo * data.bpo.of) - (bpo * data.kpo.of))) / (data.bpo.of * data.kpo.of),
}

holds(bound) if {
	bound.holds == ">="
	share[bound.share] >= bound.percent
}

holds(bound) if {
	bound.holds == ">"
	share[bound.share] > bound.percent
}

holds(bound) if {
	bound.holds == "<="
	share[bound.share] <= bound.percent
}

holds(bound) if {
	bound.holds == "<"
	share[bound.share] < bound.percent
}

fires contains gate.verdict if {
	some gate in data.gates
	input.answers[gate.question] in gate.levels
}

verdict := [gate | some gate in fires][0] if count(fires) > 0

verdict := [band.verdict | some band in data.bands; every bound in band.bounds { holds(bound) }][0] if count(fires) == 0

# Rounded half up to one decimal.
percent(points, of) := floor(((2000 * points) + of) / (2 * of)) / 10

result := {
	"verdict": verdict,
	"bpo": percent(bpo, data.bpo.of),
	"kpo": percent(kpo, data.kpo.of),
}
