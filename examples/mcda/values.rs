//! Values of regions under a set of weights: everything about ranks.

use kernel::{Answer, LIVE, Noise, Problem, Sampler, Study, Walk};
use landfall::recommend::mcda::{self, WeightSet};
use landfall::recommend::robust;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{are_weights, ensure};

/// Most samples of one request.
const MOST: u32 = 10_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Values {
    v: Vec<Vec<f64>>,
    weights: Weights,
    sd: Option<Vec<Vec<f64>>>,
    samples: Option<u32>,
    seed: Option<u64>,
}

#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Weights {
    free: bool,
    order: Option<Vec<usize>>,
    lower: Option<Vec<f64>>,
    tiers: Option<Vec<Vec<usize>>>,
    point: Option<Vec<f64>>,
    sigma: Option<f64>,
    cuts: Option<Vec<Vec<f32>>>,
}

pub(super) fn answer(request: &Values) -> Result<Value, String> {
    let count = request.v.first().map_or(0, Vec::len);
    ensure(count > 0, "v has no values")?;
    ensure(
        request.v.iter().all(|row| row.len() == count),
        "the rows of v differ in length",
    )?;
    let within = request
        .v
        .iter()
        .flatten()
        .all(|value| (0.0..=1.0).contains(value));
    ensure(within, "a value of v is not within 0 and 1")?;
    let set = weight_set(&request.weights, count)?;
    let sigma = request.weights.sigma.unwrap_or_default();
    ensure(
        (0.0..=10.0).contains(&sigma),
        "sigma is not within 0 and 10",
    )?;
    let samples = request.samples.unwrap_or(LIVE);
    ensure(
        (1..=MOST).contains(&samples),
        "samples are not within 1 and 10,000,000",
    )?;
    let mut problem = Problem::new(&request.v, robust::law(&set, sigma));
    let seed = request.seed.unwrap_or(1);
    // The kernel's seed has thirty-two bits; both halves of a longer one count.
    problem.seed = u32::try_from((seed >> 32) ^ (seed & 0xffff_ffff)).unwrap_or_default();
    problem.noise = noise(request, count)?;
    let mut study = Study::new(&problem).map_err(|error| error.to_string())?;
    let answer = if let Some(planes) = &request.weights.cuts {
        study.walk(&mut walk(planes, &problem)?, samples);
        study.answer()
    } else {
        study.run(0, samples);
        study.answer()
    };
    scored(request, &set, &problem, samples, &answer)
}

fn walk(planes: &[Vec<f32>], problem: &Problem) -> Result<Walk, String> {
    let finite = planes.iter().flatten().all(|factor| factor.is_finite());
    ensure(finite, "a factor of cuts is too large")?;
    Walk::new(planes, &problem.criterion_keys, problem.seed).map_err(|error| error.to_string())
}

fn scored(
    request: &Values,
    set: &WeightSet,
    problem: &Problem,
    samples: u32,
    answer: &Answer,
) -> Result<Value, String> {
    let regions = 0..request.v.len();
    let sigma = request.weights.sigma.unwrap_or_default();
    let has_cuts = request.weights.cuts.is_some();
    let centre = if has_cuts {
        centre(answer)
    } else {
        set.centroid(problem.criteria)
    };
    let is_exact = problem.noise.is_none() && sigma <= 0.0 && !has_cuts;
    let exact = if is_exact {
        mcda::pairwise(&request.v, set)
    } else {
        None
    };
    let (pairwise, ranks, kind) = if let Some(pairwise) = exact {
        let ranks = mcda::expected_ranks(&pairwise);
        (pairwise, ranks, "exact")
    } else {
        // A pair is compared in every sample, which is dear; the shares of ranks are not.
        let pairs = u64::try_from(request.v.len().pow(2)).unwrap_or(u64::MAX);
        let part = u32::try_from(40_000_000 / pairs.max(1)).unwrap_or(u32::MAX);
        let draws = samples.min(part.max(64));
        let pairwise = if let Some(planes) = &request.weights.cuts {
            let mut walk = walk(planes, problem)?;
            robust::sampled_pairwise(problem, draws, &mut |_, rows| walk.fill(rows))
        } else {
            let mut law = Sampler::new(&problem.law, &problem.criterion_keys, problem.seed);
            robust::sampled_pairwise(problem, draws, &mut |first, rows| law.fill(first, rows))
        };
        let ranks = regions
            .clone()
            .map(|region| answer.mean_rank(region))
            .collect();
        (pairwise, ranks, "sampled")
    };
    let table = |cell: &dyn Fn(usize, usize) -> f64| -> Vec<Vec<f64>> {
        let row = |region| regions.clone().map(|other| cell(region, other)).collect();
        regions.clone().map(row).collect()
    };
    // A region is neither second behind itself nor best without itself.
    let others = |cell: &dyn Fn(usize, usize) -> f64| -> Vec<Vec<Option<f64>>> {
        let of = |a, b| if a == b { None } else { Some(cell(a, b)) };
        let row = |a| regions.clone().map(|b| of(a, b)).collect();
        regions.clone().map(row).collect()
    };
    let central: Vec<Option<Vec<f64>>> = regions
        .clone()
        .map(|region| answer.central_weights(region))
        .collect();
    let confidence = central.iter().enumerate().map(|(region, weights)| {
        let weights = weights.as_ref()?;
        let means = mcda::scores(&request.v, weights);
        let deviations = deviations(request.sd.as_deref(), weights, means.len());
        Some(mcda::first_probability(&means, &deviations, region))
    });
    Ok(json!({
        "score": mcda::scores(&request.v, &centre),
        "rank_acceptability": table(&|region, rank| answer.rank(region, rank)),
        "confidence_factor": confidence.collect::<Vec<_>>(),
        "central_weights": central,
        "pairwise": pairwise,
        "expected_rank": ranks,
        "joint_first_second": others(&|first, second| answer.joint(first, second)),
        "best_if_removed": others(&|removed, region| answer.best_without(removed, region)),
        "samples": samples,
        "pairs": kind,
    }))
}

/// The mean of the sampled weights: the central weights, each as often as its region is first.
fn centre(answer: &Answer) -> Vec<f64> {
    let mut centre = vec![0.0; answer.criteria];
    for region in 0..answer.regions {
        for (sum, weight) in centre
            .iter_mut()
            .zip(answer.central_weights(region).iter().flatten())
        {
            *sum += answer.rank(region, 0) * weight;
        }
    }
    centre
}

/// The deviation of every score under these weights.
fn deviations(sd: Option<&[Vec<f64>]>, weights: &[f64], regions: usize) -> Vec<f64> {
    let Some(rows) = sd else {
        return vec![0.0; regions];
    };
    let square = |(sd, weight): (&f64, &f64)| (sd * weight).powi(2);
    let row = |row: &Vec<f64>| row.iter().zip(weights).map(square).sum::<f64>().sqrt();
    rows.iter().map(row).collect()
}

fn noise(request: &Values, count: usize) -> Result<Option<Noise>, String> {
    let Some(sd) = &request.sd else {
        return Ok(None);
    };
    let fits = sd.len() == request.v.len() && sd.iter().all(|row| row.len() == count);
    ensure(fits, "sd and v differ in size")?;
    let within = sd.iter().flatten().all(|sd| (0.0..=10.0).contains(sd));
    ensure(within, "an sd is not within 0 and 10")?;
    if sd.iter().flatten().all(|sd| *sd <= 0.0) {
        return Ok(None);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the kernel has single floats"
    )]
    let own = sd.iter().flatten().map(|sd| *sd as f32).collect();
    Ok(Some(Noise {
        own,
        shared: Vec::new(),
        places: (0..).take(sd.len()).collect(),
    }))
}

fn weight_set(weights: &Weights, count: usize) -> Result<WeightSet, String> {
    let kinds = [
        weights.free,
        weights.order.is_some(),
        weights.lower.is_some(),
        weights.tiers.is_some(),
        weights.point.is_some(),
        weights.cuts.is_some(),
    ];
    ensure(
        kinds.into_iter().filter(|given| *given).count() == 1,
        "weights need one of free, order, lower, tiers, point or cuts",
    )?;
    ensure(
        weights.sigma.is_none() || weights.point.is_some(),
        "sigma goes with point alone",
    )?;
    let named = |lists: &[usize]| {
        let mut seen = vec![false; count];
        let fresh = |criterion: &usize| {
            seen.get_mut(*criterion)
                .is_some_and(|seen| !std::mem::replace(seen, true))
        };
        ensure(
            lists.iter().all(fresh),
            "a criterion is unknown or named twice",
        )?;
        ensure(!lists.is_empty(), "no criterion is named")
    };
    if let Some(order) = &weights.order {
        named(order)?;
        return Ok(WeightSet::Order(order.clone()));
    }
    if let Some(tiers) = &weights.tiers {
        named(&tiers.concat())?;
        return Ok(WeightSet::Tiers(tiers.clone()));
    }
    if let Some(lower) = &weights.lower {
        ensure(lower.len() == count, "lower and v differ in length")?;
        let sum: f64 = lower.iter().sum();
        let fits = lower.iter().all(|least| *least >= 0.0) && sum <= 1.0 + 1e-9;
        ensure(fits, "lower bounds below 0, or above 1 in all")?;
        // Bounds that leave one weighting are that weighting.
        return Ok(if sum < 1.0 - 1e-6 {
            WeightSet::Lower(lower.clone())
        } else {
            WeightSet::Point(lower.clone())
        });
    }
    if let Some(point) = &weights.point {
        ensure(point.len() == count, "point and v differ in length")?;
        are_weights(point)?;
        return Ok(WeightSet::Point(point.clone()));
    }
    Ok(WeightSet::Free(count))
}
