import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 3339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 6954:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 755:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 8510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _core_claim_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6035);

/**
 * Asks the run that leads a release for something, and waits until `done` holds of its record. Resolves with the
 * record as it then is, or with null when its owner is not heard of any more.
 */
async function ask({ cloud, clock, owner, tell }, running, wish, done, pollMs, signal) {
    const { service, environment, releaseId } = running;
    const intent = { schemaVersion: 1, releaseId, runUrl: owner.url, at: clock.now(), ...wish };
    await cloud.intents.write(service, environment, intent);
    tell({ kind: 'note', text: `${wish.kind} is asked of release ${releaseId} (${running.owner.url})` });
    let record = running;
    while (!done(record)) {
        if (signal.aborted || record.releaseId !== releaseId || !(0,_core_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .isLed */ .ck)(record, clock.now()))
            return null;
        await clock.sleep(pollMs, signal);
        record = (await cloud.records.load(service, environment))?.record ?? record;
    }
    return record;
}


/***/ }),

/***/ 3880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (/* binding */ conduct)
});

// EXTERNAL MODULE: ./lib/core/capacity.js
var capacity = __nccwpck_require__(3787);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/gate.js + 1 modules
var gate = __nccwpck_require__(9541);
// EXTERNAL MODULE: ./lib/core/edge-outputs.js
var edge_outputs = __nccwpck_require__(365);
// EXTERNAL MODULE: ./lib/app/wishes.js
var wishes = __nccwpck_require__(4992);
;// CONCATENATED MODULE: ./lib/app/apply.js


/** Carries out one command. Each is idempotent: its token or its wish is the same when it is sent again. */
async function apply(cloud, names, means, command, record, seen) {
    const { stacks, traffic, fleets } = cloud;
    const token = (what) => `${record.releaseId}-${what}`;
    // A repeated deletion is another one: with the token of the first, AWS would take it for that.
    const removal = (what, repeated) => token(`remove-${what}-${record.repeats + Number(repeated)}`);
    switch (command.kind) {
        case 'edge': {
            const { request, templates, places } = needed(means, command);
            return made(stacks.apply((0,wishes/* edgeWish */.hh)(request, names, templates, places, record.edge.manifest), token('edge')));
        }
        case 'remove-edge':
            return stacks.remove(names.edge, removal('edge', command.repeated));
        case 'create-rule': {
            const { listenerArn, targetGroups } = outputs(seen);
            return traffic.createRule(listenerArn, targetGroups, command.weights, (0,wishes/* commonTags */.vJ)(needed(means, command).request));
        }
        case 'remove-rule':
            return traffic.removeRule(seen.rule.arn);
        case 'create-fleet':
            return createFleet(cloud, names, needed(means, command), record, outputs(seen));
        case 'update-fleet': {
            const { request, templates } = needed(means, command);
            const wish = (0,wishes/* resizedFleetWish */.WT)(request, seen.fleets[command.colour], templates, record.capacity.manifest);
            return made(stacks.apply(wish, token('capacity'), { replaces: 'refused' }));
        }
        case 'recover': {
            const { name, status } = command.stack === 'edge' ? seen.edge : seen.fleets[command.stack].stack;
            return stacks.recover(name, status, token(`recover-${record.repeats}`));
        }
        case 'remove-fleet':
            return stacks.remove(names.fleets[command.colour], removal(command.colour, command.repeated));
        case 'park':
            return fleets.park(seen.fleets[command.colour].name, command.minSize, command.until);
        case 'minimum':
            return setMinimum(fleets, command, seen.fleets[command.colour].name);
        case 'weights':
            return traffic.setWeights(seen.rule.arn, outputs(seen).targetGroups, command.weights);
    }
}
/** A change set carries a token: it is sent until AWS has taken it. */
const made = async (applying) => {
    await applying;
    return 'done';
};
const setMinimum = (fleets, { minSize, pin }, group) => pin === null || minSize === null
    ? fleets.unpin(group, minSize)
    : fleets.pin(group, minSize, pin.until, pin.restoreMin);
async function createFleet({ stacks, artifacts }, names, { request, templates, places, makeBundle }, record, edge) {
    const { zip, sha256 } = await makeBundle(instanceSpec(request, record, edge), request.golden);
    const uri = await artifacts.publishBundle(zip, sha256);
    const wish = (0,wishes/* fleetWish */.AD)(request, record, names, templates, places, edge, { uri, sha256 });
    return made(stacks.apply(wish, `${record.releaseId}-fleet`));
}
function instanceSpec(request, record, edge) {
    return {
        schemaVersion: 1,
        service: request.service,
        environment: request.environment,
        releaseId: record.releaseId,
        colour: record.candidate.colour,
        runtime: request.runtime,
        image: request.image,
        artifact: request.verified,
        server: request.server,
        reportsUri: `s3://${request.bucket}/reports/${record.releaseId}`,
        logGroup: edge.logGroup === '' ? null : edge.logGroup,
        drainSeconds: request.drainSeconds,
    };
}
function outputs(seen) {
    const found = (0,edge_outputs/* edgeOutputs */.m)(seen.edge);
    if (found === null)
        throw new Error(`stack ${seen.edge.name} has no outputs yet`);
    return found;
}
/** Commands that make things are only decided in `provisioning`, which a run without means never enters. */
function needed(means, command) {
    if (means === null)
        throw new Error(`this run cannot carry out ${command.kind}`);
    return means;
}

// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/app/parts.js
var app_parts = __nccwpck_require__(2825);
// EXTERNAL MODULE: ./lib/app/release-loop.js + 1 modules
var release_loop = __nccwpck_require__(6715);
;// CONCATENATED MODULE: ./lib/app/conduct.js








/**
 * Leads a release from where its record stands to its end, or until the signal stops it. `means` null: nothing new can
 * be made, which moving traffic and removing things never need.
 */
async function conduct(parts, scope, means, held, signal) {
    const loop = loopParts(parts, scope, means);
    return (0,release_loop/* releaseLoop */.U)(loop, held, signal).catch((error) => turnBackFrom(error, loop, held.record, signal));
}
/** A command that AWS will not carry out fails the release like a gate does: with its cause, and traffic goes back. */
async function turnBackFrom(error, loop, led, signal) {
    if (!(error instanceof errors/* Failure */.HR))
        throw error;
    loop.tell({ kind: 'note', text: error.message });
    const held = await (0,release_loop/* requestCancel */.A)(loop.records, led, error.problem);
    if (held === null)
        throw error;
    return (0,release_loop/* releaseLoop */.U)(loop, held, signal);
}
function loopParts(parts, { names, pollMs }, means) {
    const { cloud, clock, tell } = parts;
    const said = new Set();
    return {
        records: cloud.records,
        clock,
        tell,
        observe: (record, now, fresh) => (0,observe/* observe */.l)(cloud, names, record, now, { fresh }),
        apply: (command, record, seen) => apply(cloud, names, means, command, record, seen),
        watch: (record, seen) => watch(parts, record, seen, said),
        pollMs,
        leaseMs: app_parts/* LEASE_MS */.W,
    };
}
/**
 * Per-resource events, what is awaited, and once (`said`) what is worth a word although nothing is decided on it. A
 * failed look never decides anything: it is shown at the next poll.
 */
async function watch({ cloud, clock, tell }, record, seen, said) {
    const verdict = (0,gate/* gate */.G)(record, seen, clock.now());
    const elapsedMs = clock.now() - record.enteredAt;
    if (verdict.kind === 'wait')
        tell({ kind: 'waiting', phase: record.phase, reason: verdict.reason, elapsedMs });
    for (const text of remarks(record, seen).filter((remark) => !said.has(remark))) {
        said.add(text);
        tell({ kind: 'note', text });
    }
    const events = await Promise.allSettled(changing(record, seen).map((name) => cloud.stacks.newEvents(name)));
    for (const answer of events)
        if (answer.status === 'fulfilled')
            for (const event of answer.value)
                tell({ kind: 'stack-event', event });
}
const remarks = (record, { fleets }) => colour/* COLOURS */.O5.map((colour) => fleets[colour]).flatMap(({ name, minSize, shortage }, n) => [
    ...(shortage === null ? [] : [`${name} goes on without one zone: ${shortage}`]),
    ...(record.kind === 'release' && (0,capacity/* resizedByHand */.vm)(record, fleets, colour/* COLOURS */.O5[n])
        ? [`somebody set the minimum of ${name} to ${minSize}: it is left to them`]
        : []),
]);
/** The stacks this phase makes or removes. */
function changing(record, seen) {
    const candidate = seen.fleets[record.candidate.colour].stack;
    const idle = seen.fleets[(0,colour/* other */.F)(record.candidate.colour)].stack;
    const stacks = {
        provisioning: [seen.edge, candidate],
        retiring: record.kind === 'destroy' ? [candidate, idle, seen.edge] : [idle],
        rolling_back: [candidate],
    };
    return (stacks[record.phase] ?? []).filter((stack) => stack.state !== 'absent').map((stack) => stack.name);
}


/***/ }),

/***/ 7254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qN: () => (/* binding */ begin),
  gg: () => (/* binding */ deploy),
  wq: () => (/* binding */ lastLook),
  HI: () => (/* binding */ lead),
  BM: () => (/* binding */ propose),
  Od: () => (/* binding */ scopeOf),
  zd: () => (/* binding */ turnBack)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/manifest.js
var core_manifest = __nccwpck_require__(9718);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __nccwpck_require__(3504);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/core/release-id.js
var release_id = __nccwpck_require__(7622);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
;// CONCATENATED MODULE: ./lib/core/stack-names.js

function stackNames(service, environment) {
    const prefix = `tsd-${service}-${environment}`;
    return { edge: `${prefix}-edge`, fleets: (0,colour/* perColour */.Yr)((colour) => `${prefix}-${colour}`) };
}

// EXTERNAL MODULE: ./lib/app/conduct.js + 1 modules
var conduct = __nccwpck_require__(3880);
// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/app/parts.js
var parts = __nccwpck_require__(2825);
;// CONCATENATED MODULE: ./lib/app/places.js

/** Subnets as given, or as the network stack says. */
async function findPlaces(cloud, network) {
    if (network.kind === 'given')
        return network;
    const stack = await cloud.stacks.describe(network.name);
    const { VpcId, SubnetIds, LoadBalancerSubnetIds } = stack.outputs;
    if (VpcId === undefined || SubnetIds === undefined || LoadBalancerSubnetIds === undefined)
        throw new errors/* Refusal */.P_([noNetwork(network.name, stack.status)]);
    return {
        vpcId: VpcId,
        subnetIds: SubnetIds.split(','),
        loadBalancerSubnetIds: LoadBalancerSubnetIds.split(','),
    };
}
const noNetwork = (name, status) => ({
    code: 'TSD3101',
    subject: 'network-stack',
    message: status === ''
        ? `there is no stack ${name} in this region`
        : `stack ${name} (${status}) has no network outputs`,
    remedy: 'Make it once from templates/network.yaml, or give vpc-id, subnet-ids and load-balancer-subnet-ids.',
});

// EXTERNAL MODULE: ./lib/app/prepare.js
var prepare = __nccwpck_require__(892);
// EXTERNAL MODULE: ./lib/app/release-loop.js + 1 modules
var release_loop = __nccwpck_require__(6715);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
// EXTERNAL MODULE: ./lib/app/wishes.js
var wishes = __nccwpck_require__(4992);
;// CONCATENATED MODULE: ./lib/app/deploy.js














/** One release from request to end. Throws Refusal when nothing was changed, Failure when AWS would not go on. */
async function deploy(parts, request, signal) {
    const scope = scopeOf(request);
    const prepared = await (0,prepare/* prepare */.i)(parts.cloud, request, parts.verifyArchive, parts.tell);
    const { means, proposal } = await propose(parts, prepared);
    const taking = {
        manifest: proposal.manifest,
        acceptObserved: request.acceptObserved,
        verb: 'deploy',
    };
    const { held, how } = await (0,take_over/* takeOver */.w9)(parts, scope, taking, signal);
    const began = how === 'resumed' ? held : await begin(parts, scope, proposal, prepared, held);
    return 'none' in began
        ? { record: null, artifact: prepared.verified, seen: began.none, changed: false }
        : lead(parts, scope, means, began, signal);
}
/** Leads a record that this run holds to its end, and keeps it. */
async function lead(parts, scope, means, began, signal) {
    const { cloud, tell } = parts;
    parts.begun(began.record, 'release');
    tell({ kind: 'phase', record: began.record, reason: `release ${began.record.releaseId}` });
    const { record } = await (0,conduct/* conduct */.V)(parts, scope, means, began, signal);
    if (core_record/* TERMINAL */.f.has(record.phase))
        await cloud.records.archive(record);
    else
        await (0,release_loop/* requestCancel */.A)(cloud.records, record);
    return { record, artifact: record.artifact, seen: await lastLook(parts, scope, record), changed: true };
}
/** For reports alone: what became of the release is recorded, whether AWS answers once more or not. */
async function lastLook({ cloud, clock, tell }, { names }, record) {
    try {
        return await (0,observe/* observe */.l)(cloud, names, record, clock.now());
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR))
            throw error;
        tell({ kind: 'note', text: error.message });
        return null;
    }
}
/**
 * What the post step does after a cancel or a crash of the main step: traffic back to stable. It ends once the
 * weights are read back; what is left to delete is for the next run.
 */
async function turnBack(parts, scope, led, signal) {
    const held = await (0,release_loop/* requestCancel */.A)(parts.cloud.records, { ...scope, ...led });
    if (held === null)
        return null;
    return (await (0,conduct/* conduct */.V)(parts, scope, null, held, signal)).record;
}
const scopeOf = ({ service, environment, pollMs, }) => ({
    service,
    environment,
    names: stackNames(service, environment),
    pollMs,
});
/** What the request comes to, in digests, and what making it takes. */
async function propose(parts, request) {
    const { cloud, sha256, templates, instanceFiles, makeBundle, owner } = parts;
    const places = await findPlaces(cloud, request.network);
    const manifest = (0,core_manifest/* releaseManifest */.Xo)(request, { fleetTemplate: templates.fleet, instanceFiles }, sha256);
    const proposal = {
        releaseId: (0,release_id/* releaseIdOf */.M)(owner, manifest.slice(0, 8)),
        service: request.service,
        environment: request.environment,
        artifact: request.verified,
        manifest,
        edgeManifest: sha256(JSON.stringify([templates.edge, (0,wishes/* edgeParameters */.Yv)(request, places), request.tags])),
        capacityManifest: (0,core_manifest/* capacityManifest */.OS)(request, sha256),
        minSize: request.minSize,
        maxSize: request.maxSize,
        policy: request.policy,
        alarms: request.alarms,
        owner,
        acceptObserved: request.acceptObserved,
    };
    return { means: { request, templates, places, makeBundle }, proposal };
}
/** Plans from the first observation, keeps what a rollback would need, and takes the lock. */
async function begin({ cloud, clock, tell }, { names }, proposal, request, before) {
    const seen = await (0,observe/* observe */.l)(cloud, names, null, clock.now(), { alarms: proposal.alarms });
    const made = (0,plan/* plan */.et)(proposal, before?.record ?? null, seen, clock.now(), parts/* LEASE_MS */.W);
    tell({ kind: 'note', text: made.reason });
    if (made.kind === 'none')
        return { none: seen };
    if (made.kind === 'release')
        await cloud.records.keepRequest(made.record.releaseId, request);
    return (0,take_over/* take */.s)(cloud, made.record, before);
}


/***/ }),

/***/ 6903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _core_colour_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8019);
/* harmony import */ var _core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(365);


/**
 * How old the view may be of what nobody decides upon by the second: stacks at rest, and the targets of the side that
 * is not being judged. A controller runs for hours, so each operation of AWS is asked about once a poll, not thrice.
 */
const AT_REST_MS = 30_000;
/** Everything decided upon, read in one go. The order of the answers does not matter: the next poll sees what this one missed. */
async function observe(cloud, names, subject, at, { fresh = false, alarms: named = [] } = {}) {
    const age = { maxAgeMs: fresh || subject === null ? 0 : AT_REST_MS };
    const [edge, blue, green] = await Promise.all([names.edge, names.fleets.blue, names.fleets.green].map((name) => cloud.stacks.describe(name, age)));
    const stacks = { blue: blue, green: green };
    const outputs = (0,_core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .edgeOutputs */ .m)(edge);
    const [fleets, rule, health, alarms, reports, credentialsUntil, intent] = await Promise.all([
        cloud.fleets.observe(stacks),
        outputs === null ? null : cloud.traffic.rule(outputs.listenerArn, outputs.targetGroups),
        observeTargets(cloud, outputs, stacks, watched(subject), age),
        cloud.alarms.read(subject === null ? named : alarmNames(outputs, subject)),
        subject === null ? [] : cloud.reports.read(subject.candidate.releaseId),
        cloud.account.credentialsUntil(),
        subject === null ? null : cloud.intents.read(subject.service, subject.environment),
    ]);
    const zones = zonesOf(fleets);
    const targets = (0,_core_colour_js__WEBPACK_IMPORTED_MODULE_1__/* .perColour */ .Yr)((colour) => health[colour].map((target) => inZone(target, zones)));
    return { at, edge: edge, fleets, rule, targets, reports, alarms, credentialsUntil, intent };
}
/** The side whose targets decide: the one that traffic moves to. null: both, as long as nothing moves. */
function watched(subject) {
    if (subject === null)
        return null;
    const { colour } = subject.candidate;
    return subject.phase === 'rolling_back' ? (0,_core_colour_js__WEBPACK_IMPORTED_MODULE_1__/* .other */ .F)(colour) : colour;
}
/** Without a stack there is no fleet whose targets could matter. */
async function observeTargets({ traffic }, outputs, stacks, judged, age) {
    const targets = async (colour) => outputs === null || stacks[colour].state === 'absent'
        ? []
        : traffic.targets(outputs.targetGroups[colour], judged === (0,_core_colour_js__WEBPACK_IMPORTED_MODULE_1__/* .other */ .F)(colour) ? age : {});
    const [blue, green] = await Promise.all([targets('blue'), targets('green')]);
    return { blue, green };
}
/** Zones of all instances that either fleet has. */
const zonesOf = ({ blue, green }) => new Map([...blue.instances, ...green.instances].map(({ id, zone }) => [id, zone]));
/** A target is in its instance's zone; in '' when no fleet has the instance any more. */
const inZone = (target, zones) => ({
    ...target,
    zone: zones.get(target.id) ?? '',
});
/** The candidate's own alarms and those the user named; none once it goes back, which no alarm is to keep it from. */
function alarmNames(outputs, subject) {
    if (subject.phase === 'rolling_back')
        return [];
    return [...(outputs?.alarms[subject.candidate.colour] ?? []), ...subject.alarms];
}


/***/ }),

/***/ 2825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ LEASE_MS)
/* harmony export */ });
/** How long a silent run keeps its lock; renewed at half of it. */
const LEASE_MS = 60_000;


/***/ }),

/***/ 892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ prepare)
/* harmony export */ });
/* unused harmony export stateBucket */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_state_bucket_name_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8229);


/** Reads and verifies the archive, and puts a local one under its digest where instances fetch it. Throws Refusal. */
async function prepare(cloud, request, verify, tell) {
    const fetched = await cloud.artifacts.fetch(request.artifact);
    const found = await verify(fetched.path, request.server.responseTimeoutSeconds);
    if (found.problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(found.problems);
    for (const warning of found.warnings)
        tell({ kind: 'note', text: warning });
    const bucket = await stateBucket(cloud, request);
    const place = fetched.uri === null
        ? await cloud.artifacts.publish(fetched.path, fetched.sha256)
        : { uri: fetched.uri, versionId: fetched.versionId };
    const { modelName, modelVersion } = found;
    return { ...request, bucket, verified: { ...place, sha256: fetched.sha256, modelName, modelVersion } };
}
/** One bucket per account and region, unless another is named. */
const stateBucket = async (cloud, { stateBucket: named, region }) => named ?? (0,_core_state_bucket_name_js__WEBPACK_IMPORTED_MODULE_1__/* .stateBucketName */ .T)(await cloud.account.accountId(), region);


/***/ }),

/***/ 6715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ releaseLoop),
  A: () => (/* binding */ requestCancel)
});

// EXTERNAL MODULE: ./lib/core/decide.js
var decide = __nccwpck_require__(8743);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
;// CONCATENATED MODULE: ./lib/core/command.js
/** What the record remembers of a command that AWS took; everything else is read from what is observed. */
function acknowledged(record, command) {
    switch (command.kind) {
        case 'edge':
            return { ...record, edge: { ...record.edge, asked: true } };
        case 'update-fleet':
            return { ...record, capacity: { ...record.capacity, asked: true } };
        case 'minimum':
            return command.colour === record.candidate.colour && command.minSize !== null && record.candidate.parked
                ? { ...record, candidate: { ...record.candidate, parked: false } }
                : record;
        case 'park': {
            const releaseId = record.stable?.releaseId ?? '';
            return { ...record, parked: { colour: command.colour, releaseId, until: command.until } };
        }
        case 'recover':
            return { ...record, repeats: record.repeats + 1 };
        case 'remove-fleet':
        case 'remove-edge':
            return command.repeated ? { ...record, repeats: record.repeats + 1 } : record;
        default:
            return record;
    }
}
/** Writes that must not be sent on a view that may be old, nor by a run that may have lost its release. */
const isDestructive = ({ kind }) => ['weights', 'minimum', 'park', 'remove-fleet', 'remove-edge', 'remove-rule'].includes(kind);

// EXTERNAL MODULE: ./lib/core/reconcile.js
var reconcile = __nccwpck_require__(3747);
// EXTERNAL MODULE: ./lib/core/record.js
var record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/core/traffic.js
var traffic = __nccwpck_require__(2570);
;// CONCATENATED MODULE: ./lib/app/release-loop.js






/**
 * Observe, decide, save, apply, until the release has ended or the signal asks to stop.
 * A crash anywhere is healed by calling it again. Throws RecordConflict when another run took the record over.
 */
async function releaseLoop(parts, held, signal) {
    let current = held;
    while (!record/* TERMINAL */.f.has(current.record.phase) && !signal.aborted) {
        current = await takeTurn(parts, current);
        if (!record/* TERMINAL */.f.has(current.record.phase))
            await parts.clock.sleep(jittered(parts.pollMs), signal);
    }
    return current;
}
async function takeTurn(parts, held) {
    const seen = await look(parts, held.record, false);
    if (seen === null)
        return held;
    const decided = await keep(parts, held, (0,decide/* decide */.L)(held.record, seen, parts.clock.now()));
    await parts.watch(decided.record, seen);
    const commands = (0,reconcile/* reconcile */.Lq)(decided.record, seen);
    return commands.some(isDestructive) ? lookAgain(parts, decided) : carryOut(parts, decided, seen, commands);
}
/** What cannot be undone is never done on a view of which a part may be old: look at all of it, and decide anew. */
async function lookAgain(parts, held) {
    const seen = await look(parts, held.record, true);
    if (seen === null)
        return held;
    const decided = await keep(parts, held, (0,decide/* decide */.L)(held.record, seen, parts.clock.now()));
    return carryOut(parts, decided, seen, (0,reconcile/* reconcile */.Lq)(decided.record, seen));
}
async function carryOut(parts, held, seen, commands) {
    let current = held;
    for (const command of commands) {
        // The fence: who was paused looks again, and finds out that another run has taken over before it writes.
        if (parts.clock.now() - seen.at > parts.leaseMs / 2)
            break;
        current = await keep(parts, current, current.record);
        const outcome = await parts.apply(command, current.record, seen);
        if (outcome === 'done')
            current = await keep(parts, current, acknowledged(current.record, command));
        if (command.kind === 'weights')
            parts.tell({ kind: 'weights', weights: command.weights, candidate: current.record.candidate.colour });
    }
    return current;
}
/** null while AWS does not answer: what cannot be read decides nothing, until the deadline of the phase. */
async function look(parts, record, fresh) {
    try {
        return await parts.observe(record, parts.clock.now(), fresh);
    }
    catch (error) {
        const silent = error instanceof errors/* Failure */.HR && error.problem.code === 'TSD3003';
        if (!silent || parts.clock.now() > (record.deadlineAt ?? Infinity))
            throw error;
        parts.tell({ kind: 'note', text: error.message });
        return null;
    }
}
/** Saves what was decided, and renews the lease when half of it has passed. */
async function keep(parts, held, next) {
    const now = parts.clock.now();
    const renew = held.record.leaseUntil - now < parts.leaseMs / 2;
    if (next === held.record && !renew)
        return held;
    const record = { ...next, leaseUntil: now + parts.leaseMs };
    const tag = await parts.records.save(record, held.tag);
    announce(parts.tell, held.record, record);
    return { record, tag };
}
function announce(tell, before, after) {
    const entered = after.history.at(-1);
    const moved = before.phase !== after.phase || before.step !== after.step || !(0,traffic/* sameWeights */.ML)(before.weights, after.weights);
    if (moved && entered !== undefined)
        tell({ kind: 'phase', record: after, reason: entered.reason });
}
/**
 * Marks a release that `owner` leads as to be turned back, whichever of its versions is stored: the next loop moves
 * traffic back. `cause` says why, unless one is recorded already; without any it was cancelled. null when it has ended,
 * or another run leads it by now.
 */
async function requestCancel(records, led, cause = null) {
    for (;;) {
        const stored = await records.load(led.service, led.environment);
        if (stored === null || record/* TERMINAL */.f.has(stored.record.phase) || !isLedBy(stored.record, led))
            return null;
        try {
            const record = { ...stored.record, cancelRequested: true, cause: stored.record.cause ?? cause };
            return { record, tag: await records.save(record, stored.tag) };
        }
        catch (error) {
            if (!(error instanceof errors/* RecordConflict */.MI))
                throw error;
        }
    }
}
const isLedBy = ({ releaseId, owner }, led) => releaseId === led.releaseId && owner.runId === led.owner.runId && owner.attempt === led.owner.attempt;
/** Many runs at once must not poll in step; 5 % longer on average, for the looks that are taken twice. */
const jittered = (ms) => ms * (0.9 + Math.random() * 0.3);


/***/ }),

/***/ 9001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_rollback_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7821);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6903);



/** Looks once and changes nothing. Throws Refusal when there is nothing to see. */
async function status({ cloud, clock }, scope) {
    const { service, environment, names } = scope;
    const record = (await cloud.records.load(service, environment))?.record ?? null;
    const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observe */ .l)(cloud, names, record, clock.now());
    if (record === null && seen.edge.state === 'absent')
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([(0,_core_rollback_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .neverReleased */ .CR)(scope)]);
    return { record, seen };
}


/***/ }),

/***/ 699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O9: () => (/* binding */ finish),
/* harmony export */   s: () => (/* binding */ take),
/* harmony export */   w9: () => (/* binding */ takeOver)
/* harmony export */ });
/* harmony import */ var _core_claim_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6035);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3828);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9510);
/* harmony import */ var _core_traffic_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2570);
/* harmony import */ var _core_upkeep_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1039);
/* harmony import */ var _conduct_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3880);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6903);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2825);








/** The stored record: resumed when it is this run's, brought to its end first when its owner is gone. Throws Refusal. */
async function takeOver(parts, scope, taking, signal) {
    const { cloud, clock, owner, tell } = parts;
    const held = await cloud.records.load(scope.service, scope.environment);
    const claimed = (0,_core_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B7)(held?.record ?? null, { owner, ...taking }, clock.now());
    if (held === null || claimed === 'free')
        return { held, how: 'free' };
    if (claimed === 'resume')
        return { held, how: 'resumed' };
    const next = claimed === 'accept'
        ? await accepted(parts, scope, taking, held.record)
        : { ...held.record, owner, cancelRequested: claimed === 'revert' };
    if (next === null)
        return { held, how: 'free' };
    tell({
        kind: 'note',
        text: `release ${next.releaseId} was left by its run: it is brought to its end first`,
    });
    const ended = await finish(parts, scope, next, held, signal);
    if (ended.record.phase === 'stuck')
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([(0,_core_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .stuckRelease */ .iO)(ended.record)]);
    if (!_core_record_js__WEBPACK_IMPORTED_MODULE_2__/* .TERMINAL */ .f.has(ended.record.phase))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(stopped(ended.record));
    return { held: ended, how: 'ended' };
}
const stopped = ({ releaseId }) => ({
    code: 'TSD4403',
    subject: releaseId,
    message: 'the run was stopped before what an earlier one left was brought to its end',
    remedy: 'Run it again: any run of this service and environment finishes it first.',
});
/**
 * Takes the lock for `record`. What it takes the place of is kept first: its own run may have been lost before it could
 * keep it, and a rollback needs it. Throws Refusal, as a moment later it would have, when another run was first.
 */
async function take({ records }, record, before) {
    if (before !== null && _core_record_js__WEBPACK_IMPORTED_MODULE_2__/* .TERMINAL */ .f.has(before.record.phase))
        await records.archive(before.record);
    try {
        return { record, tag: await records.save(record, before?.tag ?? null) };
    }
    catch (error) {
        const first = error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RecordConflict */ .MI ? await records.load(record.service, record.environment) : null;
        if (first !== null && (0,_core_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .isLed */ .ck)(first.record, record.startedAt))
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([(0,_core_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .otherRelease */ .uj)(first.record)]);
        throw error;
    }
}
/** Leads a record that was left to its end, and keeps it. */
async function finish(parts, scope, record, before, signal) {
    const { records } = parts.cloud;
    const begun = await take(parts.cloud, record, before);
    parts.begun(record, 'upkeep');
    const ended = await (0,_conduct_js__WEBPACK_IMPORTED_MODULE_5__/* .conduct */ .V)(parts, scope, null, begun, signal);
    if (_core_record_js__WEBPACK_IMPORTED_MODULE_2__/* .TERMINAL */ .f.has(ended.record.phase))
        await records.archive(ended.record);
    return ended;
}
/** null: traffic is whole, and what is observed counts. */
async function accepted({ cloud, clock, owner }, { names }, { verb }, stuck) {
    const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_6__/* .observe */ .l)(cloud, names, null, clock.now());
    const live = (0,_core_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .serving */ .fO)(seen.rule?.weights);
    const unfinished = live === 'split' || (verb === 'rollback' && live === stuck.stable?.colour);
    return unfinished ? (0,_core_upkeep_js__WEBPACK_IMPORTED_MODULE_4__/* .turnedBackAgain */ .kf)(stuck, owner, clock.now(), _parts_js__WEBPACK_IMPORTED_MODULE_7__/* .LEASE_MS */ .W) : null;
}


/***/ }),

/***/ 4992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ fleetWish),
/* harmony export */   WT: () => (/* binding */ resizedFleetWish),
/* harmony export */   Yv: () => (/* binding */ edgeParameters),
/* harmony export */   hh: () => (/* binding */ edgeWish),
/* harmony export */   vJ: () => (/* binding */ commonTags)
/* harmony export */ });
/* harmony import */ var _core_derived_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6258);

/** Everything but the wish's own digest, which goes on as a tag: an applied edge can be recognised by it. */
function edgeParameters(request, places) {
    const source = request.verified.uri.slice('s3://'.length).split('/')[0];
    return {
        Service: request.service,
        Environment: request.environment,
        VpcId: places.vpcId,
        LoadBalancerSubnetIds: places.loadBalancerSubnetIds.join(','),
        Scheme: request.scheme,
        ListenerPort: String(request.listenerPort),
        CertificateArn: request.certificateArn ?? '',
        DrainSeconds: String(request.drainSeconds),
        HealthIntervalSeconds: String(request.healthIntervalSeconds),
        IdleTimeoutSeconds: String((0,_core_derived_js__WEBPACK_IMPORTED_MODULE_0__/* .idleTimeoutSeconds */ .hF)(request.server.responseTimeoutSeconds)),
        LogRetentionDays: String(request.logRetentionDays),
        StateBucket: request.bucket,
        ArtifactBucket: source === request.bucket ? '' : source,
        PermissionsBoundary: request.permissionsBoundary ?? '',
    };
}
function edgeWish(request, names, templates, places, manifest) {
    return {
        name: names.edge,
        template: templates.edge,
        parameters: edgeParameters(request, places),
        tags: { ...commonTags(request), 'torchserve-deploy:manifest': manifest },
    };
}
function fleetWish(request, record, names, templates, places, edge, bundle) {
    const { colour } = record.candidate;
    return {
        name: names.fleets[colour],
        template: templates.fleet,
        parameters: {
            Service: request.service,
            Environment: request.environment,
            Colour: colour,
            ReleaseId: record.releaseId,
            SubnetIds: places.subnetIds.join(','),
            SecurityGroupId: edge.securityGroupId,
            InstanceProfileArn: edge.instanceProfileArn,
            TargetGroupArn: edge.targetGroups[colour],
            TargetGroupName: edge.targetGroupNames[colour],
            LoadBalancerName: edge.loadBalancerName,
            ...image(request),
            InstanceType: request.instanceType,
            MinSize: String(record.candidate.minSize),
            MaxSize: String(record.candidate.maxSize),
            BundleUri: bundle.uri,
            BundleSha256: bundle.sha256,
            StateBucket: request.bucket,
            HealthGraceSeconds: String(Math.ceil(record.policy.verifyingMs / 1000)),
            ...scaling(request.scaling),
        },
        tags: { ...commonTags(request), ...fleetTags(record, colour) },
    };
}
/** The same fleet with other sizes, scaling and tags: everything else as its stack has it. */
const resizedFleetWish = (request, { stack }, templates, capacity) => ({
    name: stack.name,
    template: templates.fleet,
    parameters: {
        ...stack.parameters,
        // As it was resolved when the fleet was made: a newer image would be another release.
        ImageId: stack.parameters['ImageId'] || (stack.resolved['ImageParameter'] ?? ''),
        MinSize: String(request.minSize),
        MaxSize: String(request.maxSize),
        ...scaling(request.scaling),
    },
    tags: { ...ownTags(stack.tags), ...commonTags(request), 'torchserve-deploy:capacity': capacity },
});
/** What the action itself says of a stack; the user's own tags are the request's. */
const ownTags = (tags) => Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith('torchserve-deploy:')));
/** What a fleet says of itself to a later observation. */
const fleetTags = (record, colour) => ({
    'torchserve-deploy:release': record.releaseId,
    'torchserve-deploy:manifest': record.manifest,
    'torchserve-deploy:capacity': record.capacity.manifest,
    'torchserve-deploy:colour': colour,
});
const commonTags = (request) => ({
    ...request.tags,
    'torchserve-deploy:service': request.service,
    'torchserve-deploy:environment': request.environment,
});
/** An AMI id goes as it is; a public parameter is left to CloudFormation, which resolves it in the change set. */
function image(request) {
    if (request.imageId?.startsWith('ami-') === true)
        return { ImageId: request.imageId };
    return { ImageParameter: request.imageId?.replace(/^ssm:/, '') ?? publicImage(request) };
}
/** Amazon Linux 2023; for GPUs AWS's deep learning base image of it, which brings the driver. */
function publicImage({ gpu, architecture }) {
    return gpu
        ? `/aws/service/deeplearning/ami/${architecture}/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id`
        : `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
/** All of them: one that is not asked for any more has to be switched off on a fleet that is changed in place. */
const scaling = (targets) => ({
    CpuTarget: '0',
    RequestsTarget: '0',
    LatencyTarget: '0',
    QueueTarget: '0',
    ...Object.fromEntries(targets.map(scalingParameter)),
});
function scalingParameter(target) {
    switch (target.kind) {
        case 'cpu':
            return ['CpuTarget', String(target.percent)];
        case 'requests':
            return ['RequestsTarget', String(target.perTargetPerMinute)];
        case 'latency':
            return ['LatencyTarget', String(target.milliseconds)];
        case 'queue':
            return ['QueueTarget', String(target.perWorker)];
    }
}


/***/ }),

/***/ 5233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/**
 * Advanced by the monotonic clock, so it never runs backwards. Until a server has told the time it is the system's;
 * the first answer replaces that, whichever way it is off, and from then on it can only be put forward.
 */
function systemClock() {
    const system = Date.now() - performance.now();
    let served = null;
    return {
        now: () => Math.round((served ?? system) + performance.now()),
        // An answer's time is cut to the second and grows older on its way: the one that says the latest is the nearest.
        adjust: (serverNow) => (served = Math.max(served ?? -Infinity, serverNow - performance.now())),
        sleep: (ms, signal) => new Promise((resolve) => {
            if (signal?.aborted === true)
                return resolve();
            const done = () => {
                clearTimeout(timer);
                signal?.removeEventListener('abort', done);
                resolve();
            };
            const timer = setTimeout(done, ms);
            signal?.addEventListener('abort', done, { once: true });
        }),
    };
}


/***/ }),

/***/ 4908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ beginning)
/* harmony export */ });
/** What a record that only begins cannot know yet: anything about its weights, its approvals or its end. */
const beginning = (now, leaseMs) => ({
    enteredAt: now,
    startedAt: now,
    leaseUntil: now + leaseMs,
    replaces: null,
    readBackAt: null,
    strayed: 0,
    approvedStep: null,
    repeats: 0,
    parked: null,
    passes: 0,
    cancelRequested: false,
    cause: null,
    history: [],
});


/***/ }),

/***/ 3787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kk: () => (/* binding */ pinCapacity),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   l0: () => (/* binding */ unpin),
/* harmony export */   vm: () => (/* binding */ resizedByHand),
/* harmony export */   zw: () => (/* binding */ pinStable)
/* harmony export */ });
/* harmony import */ var _phase_times_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4203);

/**
 * The candidate as large as the fleet it replaces, and stable not smaller than it was: under target tracking an
 * idle candidate shrinks before it is flooded, and stable shrinks as its share falls.
 */
function pinCapacity(record, seen) {
    const { candidate, stable } = record;
    if (stable === null)
        return [];
    const forced = candidate.parked && seen.fleets[candidate.colour].name !== null;
    return [
        ...(forced
            ? [pinOf(record, candidate.colour, pinnedCandidate(record))]
            : pinned(record, seen, candidate.colour, pinnedCandidate(record))),
        ...pinned(record, seen, stable.colour, stable.desired),
    ];
}
/** The minimum that stable needs before traffic goes back to it. */
const pinStable = (record, seen) => record.stable === null ? [] : pinned(record, seen, record.stable.colour, record.stable.desired);
/** Its own minimum again; one that somebody else set meanwhile is theirs: then only the pin's end is taken away. */
function unpin(record, seen, colour) {
    const fleet = seen.fleets[colour];
    const minSize = ownMinimum(record, colour);
    if (fleet.name === null || fleet.minSize === minSize)
        return [];
    return [{ kind: 'minimum', colour, minSize: isOurs(record, fleet, colour) ? minSize : null, pin: null }];
}
/** Whether this release still holds a minimum up: the end of a pin that nobody confirmed is asked for again. */
const isPinned = (record, { fleets }, colour) => fleets[colour].name !== null &&
    fleets[colour].minSize !== ownMinimum(record, colour) &&
    isOurs(record, fleets[colour], colour);
/** A minimum that this release neither found nor set: somebody resizes the fleet by hand. */
const resizedByHand = (record, fleets, colour) => fleets[colour].name !== null && !isOurs(record, fleets[colour], colour);
const pinnedCandidate = ({ candidate, stable }) => Math.min(Math.max(candidate.minSize, stable?.desired ?? 0), candidate.maxSize);
const ownMinimum = ({ candidate, stable }, colour) => colour === candidate.colour ? candidate.minSize : (stable?.minSize ?? 0);
const pinnedMinimum = (record, colour) => colour === record.candidate.colour ? pinnedCandidate(record) : (record.stable?.desired ?? 0);
/** A parked fleet whose end has come has a minimum of 0. */
const isOurs = (record, { minSize }, colour) => [0, ownMinimum(record, colour), pinnedMinimum(record, colour)].includes(minSize);
/** Raised to what traffic needs; a minimum that somebody set higher is left as it is. */
function pinned(record, seen, colour, size) {
    const fleet = seen.fleets[colour];
    const enough = fleet.minSize === size || (fleet.minSize > size && !isOurs(record, fleet, colour));
    return fleet.name === null || enough ? [] : [pinOf(record, colour, size)];
}
/** What is its own minimum anyway needs no end: one would be left behind, and undo a later change of capacity. */
const pinOf = (record, colour, minSize) => {
    const restoreMin = ownMinimum(record, colour);
    const pin = minSize === restoreMin ? null : { until: (0,_phase_times_js__WEBPACK_IMPORTED_MODULE_0__/* .lastMoment */ .Hl)(record), restoreMin };
    return { kind: 'minimum', colour, minSize, pin };
};


/***/ }),

/***/ 1727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ stackBlocked),
/* harmony export */   FY: () => (/* binding */ alarmUnreadable),
/* harmony export */   Hx: () => (/* binding */ deadlinePassed),
/* harmony export */   Jz: () => (/* binding */ instanceFailed),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   R6: () => (/* binding */ credentialsTooShort),
/* harmony export */   Ve: () => (/* binding */ cannotLaunch),
/* harmony export */   c5: () => (/* binding */ floorBroken),
/* harmony export */   fN: () => (/* binding */ drifted),
/* harmony export */   gG: () => (/* binding */ heldTooLong),
/* harmony export */   i0: () => (/* binding */ instanceDegraded),
/* harmony export */   it: () => (/* binding */ alarmMissing),
/* harmony export */   ju: () => (/* binding */ alarmed),
/* harmony export */   tX: () => (/* binding */ wrongModel),
/* harmony export */   w0: () => (/* binding */ stackFailed),
/* harmony export */   zu: () => (/* binding */ rollbackAsked)
/* harmony export */ });
/** The problems a release can end with. One place, so that a code means one thing; docs/troubleshooting.md has them all. */
const stackFailed = (stack, cause) => ({
    code: 'TSD4101',
    subject: stack,
    message: cause,
    remedy: 'Mend the cause named first and run again: a stack whose creation failed is made anew, one whose update failed is changed again.',
});
const stackBlocked = (stack, status, cause) => ({
    code: 'TSD4102',
    subject: stack,
    message: `the stack is in ${status}${cause === null ? '' : `: ${cause}`}`,
    remedy: 'A person has to look at the stack: no resource is skipped or deleted by force.',
});
const cannotLaunch = (fleet, message) => ({
    code: 'TSD4103',
    subject: fleet,
    message,
    remedy: 'Auto Scaling cannot heal this by itself: change the image, the instance type, the subnets or the quota.',
});
const instanceFailed = (report) => ({
    code: report.step === 'golden' ? 'TSD4202' : 'TSD4201',
    subject: report.instanceId,
    message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
    remedy: report.step === 'golden'
        ? 'The model answers, but not as its golden set expects: mend the model or the golden set.'
        : 'Read the lines below; the whole log is in the log group of this service and environment.',
    detail: report.log,
});
const instanceDegraded = (report) => ({
    code: 'TSD4301',
    subject: report.instanceId,
    message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
    remedy: 'The candidate served wrongly under real traffic: mend the model, then release again.',
    detail: report.log,
});
const wrongModel = (report, expected) => ({
    code: 'TSD4203',
    subject: report.instanceId,
    message: `serves ${report.model?.name ?? 'no model'} ${report.model?.version ?? ''}, not ${expected}`.trim(),
    remedy: 'The archive and its manifest disagree: make the archive anew.',
});
const alarmed = (alarm, reason) => ({
    code: 'TSD4302',
    subject: alarm,
    message: reason === '' ? 'the alarm is in ALARM' : reason,
    remedy: 'Look at the metric the alarm watches for the minutes of the shift.',
});
const alarmMissing = (alarm) => ({
    code: 'TSD4303',
    subject: alarm,
    message: 'there is no alarm of this name',
    remedy: 'Correct the name in the input alarms, or make the alarm in this region.',
});
const floorBroken = (fleet, reason) => ({
    code: 'TSD4304',
    subject: fleet,
    message: reason,
    remedy: 'Too few of the candidate’s targets are healthy to carry traffic; the reasons are the load balancer’s.',
});
const deadlinePassed = (phase, reason) => ({
    code: 'TSD4104',
    subject: phase,
    message: `the deadline passed while waiting: ${reason}`,
    remedy: `Raise deadline-${phase.replace('_', '-')} if this is how long it takes; otherwise see what was awaited.`,
});
const heldTooLong = (weight) => ({
    code: 'TSD4105',
    subject: 'hold',
    message: `nobody let the release go on while it held at ${weight} %`,
    remedy: 'Run it again and let it go on with the continue verb, or give approvers longer: deadline-hold.',
});
const credentialsTooShort = (leftMs, neededMs) => ({
    code: 'TSD4106',
    subject: 'credentials',
    message: `the job's credentials end in ${minutes(leftMs)}; shift, bake and a rollback take up to ${minutes(neededMs)}`,
    remedy: 'Give role-to-assume, so that they are renewed on the way, or a longer session to the job.',
});
const drifted = (rule, wanted, found) => ({
    code: 'TSD4305',
    subject: rule,
    message: `somebody changed the weights by hand: ${wanted} was written, ${found} is there`,
    remedy: 'See who sends traffic where and why. Then run rollback or deploy with accept-observed: true; adopt-drift: true carries on without asking.',
});
const alarmUnreadable = (alarm, why) => ({
    code: 'TSD4306',
    subject: alarm,
    message: `the alarm cannot be read: ${why}`,
    remedy: 'What cannot be read is never taken for quiet: release again when CloudWatch answers and the role may read alarms.',
});
const rollbackAsked = (actor, runUrl) => ({
    code: 'TSD4404',
    subject: 'release',
    message: `${actor} asked for a rollback (${runUrl})`,
    remedy: 'Traffic is back on the stable fleet. Release again when the reason is mended.',
});
const cancelled = {
    code: 'TSD4401',
    subject: 'release',
    message: 'the release was cancelled',
    remedy: 'Nothing is left half done: traffic is back on the stable fleet. Run it again when it is wanted.',
};
const minutes = (ms) => `${Math.max(0, Math.round(ms / 60_000))} min`;


/***/ }),

/***/ 6035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   NP: () => (/* binding */ isReturn),
/* harmony export */   ck: () => (/* binding */ isLed),
/* harmony export */   iO: () => (/* binding */ stuckRelease),
/* harmony export */   uj: () => (/* binding */ otherRelease)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9510);
/* harmony import */ var _release_id_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7622);



/** What two runs' clocks, and a call under way, may be apart: an owner stops at its lease, a taker waits beyond it. */
const TAKEOVER_WAIT_MS = 15_000;
/** Whether a run may act on the stored record. Throws Refusal while its owner lives, or while it is stuck. */
function claim(stored, claimant, now) {
    if (stored?.phase === 'stuck') {
        if (claimant.acceptObserved)
            return 'accept';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([stuckRelease(stored)]);
    }
    if (stored === null || _record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(stored.phase))
        return 'free';
    const { runId, attempt } = claimant.owner;
    const ours = isOwn(stored, runId) && stored.manifest === claimant.manifest;
    // GitHub may have given up on an earlier attempt whose process still works.
    if (isLed(stored, now) && !(ours && stored.owner.attempt === attempt))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([otherRelease(stored)]);
    if (ours)
        return 'resume';
    return isReturn(stored) ? 'finish' : 'revert';
}
/** Led by this run and for itself: one that it took over, to be ended first, is not what it was asked to do. */
const isOwn = (stored, runId) => stored.owner.runId === runId && (0,_release_id_js__WEBPACK_IMPORTED_MODULE_2__/* .isBegunBy */ .R)(stored, runId) && stored.kind !== 'destroy' && !isReturn(stored);
/** A rollback to the fleet of an earlier release: whoever finds it left takes it to its end, not back again. */
const isReturn = ({ kind, candidate, releaseId }) => kind === 'release' && candidate.releaseId !== releaseId;
/** Whether its owner may still be at work. */
const isLed = (stored, now) => !_record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(stored.phase) && stored.leaseUntil + TAKEOVER_WAIT_MS > now;
const stuckRelease = (stored) => ({
    code: 'TSD4502',
    subject: stored.releaseId,
    message: `the last release of ${stored.service}/${stored.environment} is stuck: ${stored.cause?.message ?? 'no cause recorded'}`,
    remedy: `Look at what it names (${stored.owner.url}) and put it right, then run rollback or deploy with accept-observed: true.`,
});
const otherRelease = (stored) => ({
    code: 'TSD4503',
    subject: stored.releaseId,
    message: `another run releases ${stored.service}/${stored.environment} now: ${stored.owner.url}`,
    remedy: 'Wait for it, or stop it with the rollback verb: traffic is then back within seconds.',
});


/***/ }),

/***/ 8019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ other),
/* harmony export */   O5: () => (/* binding */ COLOURS),
/* harmony export */   Yr: () => (/* binding */ perColour)
/* harmony export */ });
const COLOURS = ['blue', 'green'];
const other = (colour) => (colour === 'blue' ? 'green' : 'blue');
const perColour = (make) => ({
    blue: make('blue'),
    green: make('green'),
});


/***/ }),

/***/ 8743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ decide),
/* harmony export */   u: () => (/* binding */ mayTurnBack)
/* harmony export */ });
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1727);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8019);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9541);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9510);
/* harmony import */ var _phase_times_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4203);
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2570);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4418);







/** The longest history kept; the oldest entries go first. */
const HISTORY_LIMIT = 200;
/** Looks in a row that must find foreign weights: one alone may be an answer from before our own write. */
const STRAYED = 2;
/**
 * The whole release in one pure function: what was recorded and what is seen, to what is wanted next.
 * Returns the same object when nothing changed.
 */
function decide(record, seen, now) {
    if (_record_js__WEBPACK_IMPORTED_MODULE_2__/* .TERMINAL */ .f.has(record.phase))
        return record;
    if (record.cancelRequested && mayTurnBack(record.phase))
        return turnBack(record, seen, now, record.cause ?? _causes_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW);
    const asked = seen.intent?.releaseId === record.releaseId ? seen.intent : null;
    if (asked?.kind === 'rollback' && mayTurnBack(record.phase))
        return turnBack(record, seen, now, _causes_js__WEBPACK_IMPORTED_MODULE_0__/* .rollbackAsked */ .zu(asked.actor, asked.runUrl));
    const noted = note(approved(sinceAway(record, now), asked), seen, now);
    if (noted.strayed >= STRAYED)
        return strayed(noted, seen, now);
    const verdict = noted.strayed > 0 ? (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .wait */ .uk)('other weights than those written are seen') : (0,_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .gate */ .G)(noted, seen, now);
    if (verdict.kind === 'pass')
        return passed(noted, seen, now, verdict.reason);
    if (verdict.kind === 'fail')
        return failed(noted, seen, now, verdict.problem);
    if (noted.deadlineAt !== null && now > noted.deadlineAt)
        return failed(noted, seen, now, late(noted, verdict.reason));
    return noted.passes === 0 ? noted : { ...noted, passes: 0 };
}
/** Before `retiring` there is a stable fleet to go back to; after it there is not. */
const mayTurnBack = (phase) => phase === 'provisioning' || phase === 'verifying' || phase === 'shifting' || phase === 'baking';
/**
 * Once the lease is over nobody has watched: the phase's time, its passes and its quiet begin again. Without this a
 * release whose runner was lost would be stuck by its deadline before anything was tried.
 */
const sinceAway = (record, now) => now > record.leaseUntil
    ? {
        ...record,
        passes: 0,
        readBackAt: null,
        strayed: 0,
        deadlineAt: now + limitMs(record, record.phase),
    }
    : record;
/** How long a phase may take. */
function limitMs({ kind, policy, step }, phase) {
    switch (phase) {
        case 'provisioning':
            return policy.provisioningMs;
        case 'verifying':
            return policy.verifyingMs;
        case 'shifting':
            return (0,_phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .stepMs */ .pD)(policy, policy.steps[step]) + _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .ACCEPTANCE_MS */ .xL;
        case 'baking':
            return policy.bakeMs + _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .ACCEPTANCE_MS */ .xL;
        case 'rolling_back':
            return policy.rollingBackMs;
        case 'retiring':
            return kind === 'destroy' ? _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .DEMOLITION_MS */ .GY : _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .ACCEPTANCE_MS */ .xL;
        default:
            return _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .ACCEPTANCE_MS */ .xL;
    }
}
/** `continue` names the step that it saw hold: what it says of one step is not said of the next. */
const approved = (record, asked) => asked?.kind === 'continue' && record.phase === 'shifting' && asked.step === record.step
    ? { ...record, approvedStep: record.step }
    : record;
/** What an observation adds to the record without changing its course; the same object when that is nothing. */
function note(record, seen, now) {
    const golden = Math.max(record.evidence.golden, sum(seen.reports.map((r) => r.golden?.passed ?? 0)));
    const requests = Math.max(record.evidence.requests, sum(seen.reports.map((r) => r.requests.total)));
    const counted = golden === record.evidence.golden && requests === record.evidence.requests
        ? record
        : { ...record, evidence: { golden, requests } };
    return readBack(counted, seen, now);
}
/** Weights that are there as written, not there yet, or somebody else's. */
function readBack(record, { rule }, now) {
    const { readBackAt, strayed: before } = record;
    if (rule === null)
        return record;
    if ((0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .sameWeights */ .ML)(rule.weights, record.weights))
        return readBackAt !== null && before === 0
            ? record
            : { ...record, readBackAt: readBackAt ?? now, strayed: 0 };
    if (!isForeign(record, rule.weights))
        return before === 0 ? record : { ...record, strayed: 0 };
    return record.policy.adoptDrift
        ? { ...record, readBackAt: null, strayed: 0 }
        : { ...record, strayed: before + 1 };
}
/** Once ours were read back, any others; before that, any but those that ours take the place of. */
function isForeign(record, found) {
    if (record.readBackAt !== null)
        return true;
    return record.replaces !== null && !(0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .sameWeights */ .ML)(found, record.replaces);
}
/** Whoever changed the weights may have saved the service: nothing is moved until they say so. */
function strayed(record, seen, now) {
    const cause = _causes_js__WEBPACK_IMPORTED_MODULE_0__/* .drifted */ .fN(seen.rule.arn, (0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .told */ .Ev)(record.weights), (0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .told */ .Ev)(seen.rule.weights));
    return stop(record, seen, now, cause);
}
const late = (record, reason) => {
    const step = record.policy.steps[record.step];
    return record.phase === 'shifting' && step?.hold === true && record.approvedStep !== record.step
        ? _causes_js__WEBPACK_IMPORTED_MODULE_0__/* .heldTooLong */ .gG(step.weight)
        : _causes_js__WEBPACK_IMPORTED_MODULE_0__/* .deadlinePassed */ .Hx(record.phase, reason);
};
function passed(record, seen, now, reason) {
    switch (record.phase) {
        case 'provisioning':
            return enter(record, seen, now, record.kind === 'capacity' ? 'promoted' : 'verifying', reason);
        case 'verifying':
            return record.passes + 1 < record.policy.healthyPasses
                ? { ...record, passes: record.passes + 1 }
                : shift(record, seen, now, 0, reason);
        case 'shifting':
            return record.step + 1 < record.policy.steps.length
                ? shift(record, seen, now, record.step + 1, reason)
                : enter(record, seen, now, 'baking', reason);
        case 'baking':
            return enter(record, seen, now, 'retiring', reason);
        case 'retiring':
            return enter(record, seen, now, 'promoted', reason);
        default:
            return enter(record, seen, now, 'rolled_back', reason);
    }
}
function failed(record, seen, now, cause) {
    return mayTurnBack(record.phase) ? turnBack(record, seen, now, cause) : stop(record, seen, now, cause);
}
function stop(record, seen, now, cause) {
    const stuck = enter(record, seen, now, 'stuck', `${cause.subject}: ${cause.message}`, 'fail');
    return { ...stuck, cause: record.cause ?? cause };
}
function shift(record, seen, now, step, reason) {
    const { weight } = record.policy.steps[step];
    const weights = (0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .split */ .lD)(record.candidate.colour, weight);
    return enter({ ...aim(record, weights), step }, seen, now, 'shifting', reason);
}
/**
 * A change of capacity moved no traffic, and CloudFormation takes back what fails of it. It is over when the stack rests:
 * a release that began before would take half changed sizes for the fleet's own.
 */
function turnBack(record, seen, now, cause) {
    if (record.kind === 'capacity' && isChanging(record, seen, now))
        return sinceAway(record, now);
    const weights = record.stable === null ? _traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_TRAFFIC */ .qE : (0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .split */ .lD)(record.stable.colour, 100);
    const failing = { ...record, cause: record.cause ?? cause };
    const reason = `${cause.subject}: ${cause.message}`;
    return record.kind === 'capacity'
        ? enter(failing, seen, now, 'rolled_back', reason, 'fail')
        : enter(aim(failing, weights), seen, now, 'rolling_back', reason, 'fail');
}
const isChanging = (record, { fleets }, now) => fleets[record.candidate.colour].stack.state === 'busy' && now <= (sinceAway(record, now).deadlineAt ?? now);
/** What is there may be what this record wrote last or, if that was lost, what it wrote before: anything else is foreign. */
const aim = (record, weights) => ({
    ...record,
    weights,
    replaces: record.readBackAt === null ? null : record.weights,
    readBackAt: null,
    strayed: 0,
});
function enter(record, seen, now, phase, reason, verdict = 'pass') {
    const entry = {
        at: now,
        phase,
        step: record.step,
        weights: record.weights,
        verdict,
        reason,
        healthy: (0,_colour_js__WEBPACK_IMPORTED_MODULE_6__/* .perColour */ .Yr)((colour) => seen.targets[colour].filter((t) => t.state === 'healthy').length),
    };
    return {
        ...record,
        phase,
        passes: 0,
        enteredAt: now,
        deadlineAt: _record_js__WEBPACK_IMPORTED_MODULE_2__/* .TERMINAL */ .f.has(phase) ? null : now + limitMs(record, phase),
        history: [...record.history, entry].slice(-HISTORY_LIMIT),
    };
}
const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);


/***/ }),

/***/ 6258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ usualPort),
/* harmony export */   Zi: () => (/* binding */ leastDrainSeconds),
/* harmony export */   bt: () => (/* binding */ zonesNeeded),
/* harmony export */   hF: () => (/* binding */ idleTimeoutSeconds)
/* harmony export */ });
/**
 * What follows from another setting, so that no two contradict each other. A load balancer that gives up before the
 * server answers 504 for a prediction that would have come (its own default of 60 s is below TorchServe's 120 s), and
 * a drain shorter than a prediction cuts it off.
 */
const SECONDS_PAST_RESPONSE = 10;
/** Idle timeout of the load balancer, above the longest prediction. */
const idleTimeoutSeconds = (responseTimeoutSeconds) => responseTimeoutSeconds + SECONDS_PAST_RESPONSE;
/** Shortest drain that loses no request: one may begin just before its instance leaves. Also the usual drain. */
const leastDrainSeconds = idleTimeoutSeconds;
/** Zones that must have healthy instances: two, where the fleet has two instances at all. */
const zonesNeeded = (minSize) => Math.min(2, minSize);
/** HTTPS where there is a certificate. */
const usualPort = (certificateArn) => (certificateArn === null ? 80 : 443);


/***/ }),

/***/ 8415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mp: () => (/* binding */ written),
/* harmony export */   ft: () => (/* binding */ DURATION),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/* unused harmony export milliseconds */
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3186);

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const DURATION = /^(\d{1,9})(ms|s|m|h)$/;
/** Milliseconds of `250ms`, `30s`, `10m` or `2h`; null for any other text. A bare number has no unit to guess. */
const milliseconds = (text) => {
    const [, digits, unit] = DURATION.exec(text) ?? [];
    return digits === undefined ? null : Number(digits) * (UNITS[unit ?? ''] ?? Number.NaN);
};
/** The shortest way to write a time: 90 000 ms is `90s`, 600 000 ms is `10m`. */
const written = (ms) => {
    const unit = ['h', 'm', 's'].find((u) => ms >= (UNITS[u] ?? 1) && ms % (UNITS[u] ?? 1) === 0) ?? 'ms';
    return `${ms / (UNITS[unit] ?? 1)}${unit}`;
};
/** Reads a time between two bounds, as milliseconds; `stepMs` refuses what the receiver could not tell apart. */
const duration = (least, most, stepMs = 1) => (text) => {
    const rule = `must be a time from ${least} to ${most}`;
    const ms = milliseconds(text);
    if (ms === null)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)('TSD1203', rule, `Write digits and a unit (ms, s, m or h), e.g. \`${most}\`.`);
    if (ms < (milliseconds(least) ?? 0) || ms > (milliseconds(most) ?? 0))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)('TSD1204', rule, `Choose a time from ${least} to ${most}.`);
    return ms % stepMs === 0
        ? (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)(ms)
        : (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)('TSD1204', `${rule}, in steps of ${written(stepMs)}`, `Use whole multiples of ${written(stepMs)}.`);
};


/***/ }),

/***/ 365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ edgeOutputs)
/* harmony export */ });
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8019);

/** null until the stack has its outputs. */
function edgeOutputs(edge) {
    const out = edge.outputs;
    if (out['ListenerArn'] === undefined)
        return null;
    const of = (name) => out[name] ?? '';
    const prefix = (colour) => (colour === 'blue' ? 'Blue' : 'Green');
    return {
        listenerArn: of('ListenerArn'),
        url: of('Url'),
        targetGroups: (0,_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .perColour */ .Yr)((colour) => of(`${prefix(colour)}TargetGroupArn`)),
        targetGroupNames: (0,_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .perColour */ .Yr)((colour) => of(`${prefix(colour)}TargetGroupName`)),
        loadBalancerName: of('LoadBalancerName'),
        securityGroupId: of('InstanceSecurityGroupId'),
        instanceProfileArn: of('InstanceProfileArn'),
        logGroup: of('LogGroupName'),
        alarms: (0,_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .perColour */ .Yr)((colour) => of(`${prefix(colour)}AlarmNames`)
            .split(',')
            .filter((name) => name !== '')),
    };
}


/***/ }),

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   MI: () => (/* binding */ RecordConflict),
/* harmony export */   P_: () => (/* binding */ Refusal)
/* harmony export */ });
/** Nothing was changed: the request cannot be carried out as it stands. Carries every problem at once. */
class Refusal extends Error {
    problems;
    constructor(problems) {
        super(problems.map((p) => `${p.code} ${p.subject}: ${p.message}`).join('; '));
        this.name = 'Refusal';
        this.problems = problems;
    }
}
/** A vendor's answer that ends the run; made by the adapters, which translate each vendor's errors once. */
class Failure extends Error {
    problem;
    constructor(problem, options) {
        super(`${problem.code} ${problem.subject}: ${problem.message}`, options);
        this.name = 'Failure';
        this.problem = problem;
    }
}
/** The record was changed by someone else since it was read. */
class RecordConflict extends Error {
    constructor() {
        super('the release record was changed by another run');
        this.name = 'RecordConflict';
    }
}


/***/ }),

/***/ 497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ floor),
/* harmony export */   s: () => (/* binding */ unhealthyReasons)
/* harmony export */ });
/**
 * Healthy targets must be a share of the fleet, in at least `minZones` zones. A zone without capacity is normal
 * and lowers nothing: the share is of what the fleet wants, wherever it got it.
 */
function floor(fleet, targets, policy) {
    const healthy = targets.filter((target) => target.state === 'healthy');
    const wanted = Math.max(fleet.desired, fleet.minSize, 1);
    const required = Math.ceil(wanted * policy.floorShare);
    // A target that no fleet knows any more is in no zone.
    const zones = new Set(healthy.map((target) => target.zone).filter((zone) => zone !== '')).size;
    const holds = healthy.length >= required && zones >= policy.minZones;
    const reason = `${healthy.length} of ${wanted} targets healthy (${required} needed) in ${zones} of at least ${policy.minZones} zones`;
    return { holds, healthy: healthy.length, required, zones, reason };
}
/** Why targets are not healthy, in the load balancer's words, most frequent first; null when all are. */
function unhealthyReasons(targets) {
    const counts = new Map();
    for (const target of targets) {
        if (target.state === 'healthy')
            continue;
        const words = target.reason ?? target.state;
        counts.set(words, (counts.get(words) ?? 0) + 1);
    }
    if (counts.size === 0)
        return null;
    return [...counts]
        .sort((a, b) => b[1] - a[1])
        .map(([words, count]) => `${count} × ${words}`)
        .join(', ');
}


/***/ }),

/***/ 9541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./lib/core/causes.js
var causes = __nccwpck_require__(1727);
// EXTERNAL MODULE: ./lib/core/capacity.js
var capacity = __nccwpck_require__(3787);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/floor.js
var floor = __nccwpck_require__(497);
// EXTERNAL MODULE: ./lib/core/phase-times.js
var phase_times = __nccwpck_require__(4203);
// EXTERNAL MODULE: ./lib/core/reconcile.js
var reconcile = __nccwpck_require__(3747);
// EXTERNAL MODULE: ./lib/core/verdict.js
var verdict = __nccwpck_require__(4418);
;// CONCATENATED MODULE: ./lib/core/removal-gate.js




/** Verdicts on what has to be gone, or to be going, before a release may leave its phase. */
/** What stands in the candidate's slot and is not of this release has to go first. */
function slotFree(record, seen) {
    const { stack, releaseId } = seen.fleets[record.candidate.colour];
    const own = releaseId === record.candidate.releaseId && stack.state !== 'deleting';
    if (stack.state === 'absent' || own)
        return (0,verdict/* pass */.IX)('the slot is free');
    return (undeletable(record, stack) ??
        (0,verdict/* wait */.uk)(`${stack.name}: waiting for what an earlier release left to be removed (${stack.status})`));
}
/** The old fleet is parked, or its deletion is accepted. */
function retired(record, seen) {
    const idle = seen.fleets[(0,colour/* other */.F)(record.candidate.colour)];
    if (record.parked !== null)
        return (0,verdict/* pass */.IX)(`${idle.stack.name} waits at full capacity for a rollback`);
    const toPark = record.stable !== null && record.policy.keepPreviousMs > 0 && (0,reconcile/* isParkable */.T9)(idle);
    return toPark ? (0,verdict/* wait */.uk)(`${idle.stack.name} is to be parked`) : slotLeft(record, idle.stack);
}
function slotLeft(record, stack) {
    if (stack.state === 'absent')
        return (0,verdict/* pass */.IX)('nothing is left to remove');
    if (stack.state === 'deleting')
        return (0,verdict/* pass */.IX)(`${stack.name} is being removed`);
    return undeletable(record, stack) ?? (0,verdict/* wait */.uk)(`${stack.name} is to be removed (${stack.status})`);
}
/**
 * Nothing is skipped or deleted by force: after a few tries a person has to look at what holds it. What was left half
 * changed goes only with all the rest.
 */
function undeletable({ kind, repeats }, stack) {
    const halfChanged = stack.state === 'recoverable' && kind !== 'destroy';
    return halfChanged ||
        stack.state === 'blocked' ||
        stack.state === 'unknown' ||
        (stack.state === 'undeleted' && repeats >= reconcile/* REPEATS */.xN)
        ? (0,verdict/* fail */.fJ)(causes/* stackBlocked */.$T(stack.name, stack.status, stack.cause))
        : null;
}
function allRemoved(record, seen) {
    const left = [...colour/* COLOURS */.O5.map((colour) => seen.fleets[colour].stack), seen.edge].filter(({ state }) => state !== 'absent');
    const held = left.map((stack) => undeletable(record, stack)).find((verdict) => verdict !== null);
    if (held !== undefined)
        return held;
    return left.length === 0
        ? (0,verdict/* pass */.IX)('everything is removed')
        : (0,verdict/* wait */.uk)(`to be removed: ${left.map(({ name, status }) => `${name} (${status})`).join(', ')}`);
}

// EXTERNAL MODULE: ./lib/core/traffic.js
var traffic = __nccwpck_require__(2570);
;// CONCATENATED MODULE: ./lib/core/gate.js









/** May the release leave its phase? Pure: record, observation and the time in, a verdict out. */
function gate(record, seen, now) {
    switch (record.phase) {
        case 'provisioning':
            return record.kind === 'capacity'
                ? (0,verdict/* all */.Q7)(edgeReady(record, seen), fleetChanged(record, seen))
                : (0,verdict/* all */.Q7)(edgeReady(record, seen), slotFree(record, seen), fleetReady(record, seen));
        case 'verifying':
            return (0,verdict/* all */.Q7)(canLaunch(record, seen), reportsReady(record, seen), candidateFloor(record, seen, verdict/* wait */.uk), alarmsSilent(record, seen), credentialsLast(record, seen, now));
        case 'shifting':
            return (0,verdict/* all */.Q7)(quiet(record, seen), weightsHeld(record, seen, now, record.policy.steps[record.step]));
        case 'baking':
            return (0,verdict/* all */.Q7)(quiet(record, seen), weightsHeld(record, seen, now, { weight: 100, quietMs: record.policy.bakeMs }));
        case 'retiring':
            return record.kind === 'destroy'
                ? allRemoved(record, seen)
                : (0,verdict/* all */.Q7)(unpinned(record, seen, record.candidate.colour), retired(record, seen));
        case 'rolling_back':
            return (0,verdict/* all */.Q7)(weightsBack(record, seen), unpinned(record, seen, (0,colour/* other */.F)(record.candidate.colour)), slotLeft(record, seen.fleets[record.candidate.colour].stack));
        case 'promoted':
        case 'rolled_back':
        case 'stuck':
            return (0,verdict/* pass */.IX)('the release has ended');
    }
}
function edgeReady(record, { edge, rule }) {
    const trouble = stackTrouble(edge);
    if (trouble !== null && (record.edge.asked || cannotRecover(record, edge)))
        return trouble;
    if (!record.edge.asked || edge.state !== 'settled')
        return (0,verdict/* wait */.uk)(`${edge.name} ${edge.status}`.trim());
    const applied = edge.tags['torchserve-deploy:manifest'];
    if (applied !== record.edge.manifest)
        return (0,verdict/* fail */.fJ)(causes/* stackFailed */.w0(edge.name, edge.cause ?? 'the stack went back to what it was before'));
    return rule === null ? (0,verdict/* wait */.uk)('the production rule is being made') : (0,verdict/* pass */.IX)('edge and rule are in place');
}
/** What a change set did to the live fleet; CloudFormation itself has taken back one that failed. */
function fleetChanged(record, seen) {
    const { stack, capacity } = seen.fleets[record.candidate.colour];
    if (stack.state === 'settled' && capacity === record.capacity.manifest)
        return (0,verdict/* pass */.IX)('the fleet is changed');
    const trouble = stackTrouble(stack);
    if (trouble !== null && (record.capacity.asked || cannotRecover(record, stack)))
        return trouble;
    return record.capacity.asked && stack.state === 'settled'
        ? (0,verdict/* fail */.fJ)(causes/* stackFailed */.w0(stack.name, stack.cause ?? 'the stack went back to what it was before'))
        : (0,verdict/* wait */.uk)(`${stack.name} ${stack.status}`);
}
/** One that somebody could not delete is half gone: whether the rest goes too is not a release's to say. */
const cannotRecover = ({ repeats }, { state }) => ['blocked', 'unknown', 'undeleted'].includes(state) || (state === 'recoverable' && repeats >= reconcile/* REPEATS */.xN);
function fleetReady(record, seen) {
    const fleet = seen.fleets[record.candidate.colour];
    if (fleet.releaseId !== record.candidate.releaseId)
        return (0,verdict/* wait */.uk)(`${fleet.stack.name} is not there yet`);
    const failed = canLaunch(record, seen);
    if (failed.kind === 'fail')
        return failed;
    const trouble = stackTrouble(fleet.stack);
    if (trouble !== null)
        return trouble;
    const running = fleet.instances.filter((instance) => instance.lifecycle === 'InService').length;
    const progress = `${running} of ${fleet.minSize} instances in service, stack ${fleet.stack.status}`;
    return fleet.stack.state === 'settled' && running >= fleet.minSize ? (0,verdict/* pass */.IX)(progress) : (0,verdict/* wait */.uk)(progress);
}
/** Launches that Auto Scaling cannot heal are not waited for: no image, no quota, no capacity in any zone. */
function canLaunch(record, seen) {
    const { failure, stack } = seen.fleets[record.candidate.colour];
    return failure === null ? (0,verdict/* pass */.IX)('instances launch') : (0,verdict/* fail */.fJ)(causes/* cannotLaunch */.Ve(stack.name, failure));
}
/** A stack that a release needs and that will not get there any more; null while it may. */
function stackTrouble(stack) {
    if (stack.state === 'dead' || (stack.state === 'busy' && stack.cause !== null))
        return (0,verdict/* fail */.fJ)(causes/* stackFailed */.w0(stack.name, stack.cause ?? stack.status));
    return ['blocked', 'unknown', 'recoverable', 'undeleted'].includes(stack.state)
        ? (0,verdict/* fail */.fJ)(causes/* stackBlocked */.$T(stack.name, stack.status, stack.cause))
        : null;
}
/** Reports of instances the candidate still has: one that was replaced no longer speaks for the fleet. */
function livingReports(record, seen) {
    const members = new Set(seen.fleets[record.candidate.colour].instances.map((instance) => instance.id));
    return seen.reports.filter((report) => members.has(report.instanceId));
}
function reportsReady(record, seen) {
    const reports = livingReports(record, seen);
    const failed = reports.find((report) => report.state === 'failed' || report.state === 'degraded');
    if (failed !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* instanceFailed */.Jz(failed));
    const { modelName, modelVersion } = record.artifact;
    const ready = reports.filter((report) => report.state === 'ready');
    const wrong = ready.find((r) => r.model?.name !== modelName || r.model.version !== modelVersion);
    if (wrong !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* wrongModel */.tX(wrong, `${modelName} ${modelVersion}`));
    const needed = (0,floor/* floor */.R)(seen.fleets[record.candidate.colour], [], record.policy).required;
    const steps = [...new Set(reports.filter((r) => r.state !== 'ready').map((r) => `${r.state} (${r.step})`))];
    const progress = `${ready.length} of ${needed} instances report ready${steps.length === 0 ? '' : `; ${steps.join(', ')}`}`;
    return ready.length >= needed ? (0,verdict/* pass */.IX)(progress) : (0,verdict/* wait */.uk)(progress);
}
/** The floor on the candidate; `below` says whether falling short is awaited or ends the release. */
function candidateFloor(record, seen, below) {
    const { colour } = record.candidate;
    const state = (0,floor/* floor */.R)(seen.fleets[colour], seen.targets[colour], record.policy);
    if (state.holds)
        return (0,verdict/* pass */.IX)(state.reason);
    const why = (0,floor/* unhealthyReasons */.s)(seen.targets[colour]);
    return below(why === null ? state.reason : `${state.reason}; ${why}`);
}
function quiet(record, seen) {
    const name = seen.fleets[record.candidate.colour].stack.name;
    const bad = livingReports(record, seen).find((r) => r.state === 'degraded' || r.state === 'failed');
    if (bad !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* instanceDegraded */.i0(bad));
    const alarm = seen.alarms.find((view) => view.state === 'ALARM');
    if (alarm !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* alarmed */.ju(alarm.name, alarm.reason));
    const unread = seen.alarms.find((view) => view.state === 'unreadable');
    if (unread !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* alarmUnreadable */.FY(unread.name, unread.reason));
    return candidateFloor(record, seen, (reason) => (0,verdict/* fail */.fJ)(causes/* floorBroken */.c5(name, reason)));
}
/**
 * Before traffic moves: an alarm the user named must exist and speak; one in ALARM is awaited, since the
 * candidate's own alarms may still speak of the fleet that held its slot before.
 */
function alarmsSilent(record, seen) {
    const missing = seen.alarms.find((view) => view.state === 'missing');
    if (missing !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* alarmMissing */.it(missing.name));
    const loud = seen.alarms.find((view) => view.state === 'ALARM');
    if (loud !== undefined)
        return (0,verdict/* wait */.uk)(`alarm ${loud.name} is in ALARM`);
    const unread = seen.alarms.find((view) => view.state === 'unreadable');
    if (unread !== undefined)
        return (0,verdict/* wait */.uk)(`alarm ${unread.name} cannot be read: ${unread.reason}`);
    const mute = seen.alarms.find((v) => v.state === 'INSUFFICIENT_DATA' && record.alarms.includes(v.name));
    return mute === undefined ? (0,verdict/* pass */.IX)('alarms are quiet') : (0,verdict/* wait */.uk)(`alarm ${mute.name} has no data yet`);
}
/** A shift that the job's credentials would not outlive is not begun: nobody could take it back. */
function credentialsLast({ policy }, { credentialsUntil }, now) {
    return credentialsUntil === null || credentialsUntil - now >= (0,phase_times/* shortestMs */.DK)(policy)
        ? (0,verdict/* pass */.IX)('the credentials last')
        : (0,verdict/* fail */.fJ)(causes/* credentialsTooShort */.R6(credentialsUntil - now, (0,phase_times/* shortestMs */.DK)(policy)));
}
function weightsHeld(record, seen, now, { quietMs, hold }) {
    if (!(0,traffic/* sameWeights */.ML)(seen.rule?.weights, record.weights) || record.readBackAt === null)
        return (0,verdict/* wait */.uk)('the weights are not read back yet');
    const weight = record.weights[record.candidate.colour];
    if (hold === true && record.approvedStep !== record.step)
        return (0,verdict/* wait */.uk)(`holds at ${weight} % for approval: the continue verb lets it go on`);
    const left = record.readBackAt + quietMs - now;
    if (quietMs === 0)
        return (0,verdict/* pass */.IX)(`${weight} % is read back`);
    if (left > 0)
        return (0,verdict/* wait */.uk)(`quiet at ${weight} %, ${Math.ceil(left / 1000)} s to go`);
    const { requests } = record.evidence;
    const { minRequests } = record.policy;
    return requests >= minRequests
        ? (0,verdict/* pass */.IX)(`quiet at ${weight} % for ${Math.round(quietMs / 1000)} s`)
        : (0,verdict/* wait */.uk)(`quiet at ${weight} %, but only ${requests} of at least ${minRequests} real requests served`);
}
/** Done when traffic is where the release found it. A first release found none. */
function weightsBack(record, seen) {
    if (seen.rule === null || (0,traffic/* sameWeights */.ML)(seen.rule.weights, record.weights))
        return (0,verdict/* pass */.IX)('traffic is back');
    const stable = (0,colour/* other */.F)(record.candidate.colour);
    return (0,verdict/* wait */.uk)(`moving traffic back to ${stable}: ${(0,floor/* unhealthyReasons */.s)(seen.targets[stable]) ?? 'targets healthy'}`);
}
/** A pin that is left ends by itself, but hours later, and over whatever minimum the fleet was given meanwhile. */
const unpinned = (record, seen, colour) => (0,capacity/* isPinned */.T4)(record, seen, colour)
    ? (0,verdict/* wait */.uk)(`${seen.fleets[colour].stack.name} is to get its own minimum back`)
    : (0,verdict/* pass */.IX)('the minimum is the fleet’s own');


/***/ }),

/***/ 4811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ crossProblems)
/* harmony export */ });
/* harmony import */ var _derived_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6258);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8415);
/* harmony import */ var _phase_times_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4203);
/* harmony import */ var _release_name_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1600);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4415);





const problem = (code, subject, message, remedy) => ({
    code,
    subject,
    message,
    remedy,
});
const names = ({ service, environment }) => {
    const over = service === undefined || environment === undefined ? 0 : (0,_release_name_js__WEBPACK_IMPORTED_MODULE_2__/* .excess */ .M)(service, environment);
    return over === 0
        ? null
        : problem('TSD1102', 'service', `names of 32 characters are made from service and environment; together they are ${over} too long`, `Shorten \`service\` or \`environment\` by ${over} characters.`);
};
const sizes = (v) => {
    const [least, most] = [v['min-size'], v['max-size']];
    return least === undefined || most === undefined || least <= most
        ? null
        : problem('TSD1301', 'max-size', `${most} must not be below min-size ${least}`, `Give \`max-size\` at least ${least}.`);
};
const openHttp = (v) => v.scheme === 'internet-facing' && v['certificate-arn'] === null && v['allow-insecure-http'] === false
    ? problem('TSD1302', 'certificate-arn', 'an internet-facing load balancer must have a certificate', 'Give `certificate-arn`, or say `allow-insecure-http: true` aloud.')
    : null;
const server = (v) => {
    if (v.runtime === 'container' && v.image === null)
        return problem('TSD1303', 'image', 'runtime container must have an image by digest', 'Give `image: REGISTRY/NAME@sha256:DIGEST`, or `runtime: process` with an `image-id` that has TorchServe.');
    if (v.runtime === 'process' && v['image-id'] === null)
        return problem('TSD1304', 'image-id', 'runtime process must have a machine image that TorchServe is on', 'Give `image-id`, or `runtime: container` with an `image`.');
    return null;
};
const network = (v) => {
    const given = [
        v['vpc-id'] !== null,
        v['subnet-ids']?.length !== 0,
        v['load-balancer-subnet-ids']?.length !== 0,
    ];
    const unread = [v['vpc-id'], v['subnet-ids'], v['load-balancer-subnet-ids']].includes(undefined);
    return unread || given.every(Boolean) || !given.some(Boolean)
        ? null
        : problem('TSD1305', 'vpc-id', 'vpc-id, subnet-ids and load-balancer-subnet-ids must be given together', 'Give all three, or none of them and a `network-stack`.');
};
const twoSubnets = (name) => (v) => v[name]?.length === 1
    ? problem('TSD1306', name, 'must name subnets in at least two zones', 'Add a subnet of another zone.')
    : null;
const certificateRegion = (v) => {
    const there = v['certificate-arn']?.split(':')[3];
    const here = v['aws-region'];
    return there === undefined || here === undefined || there === here
        ? null
        : problem('TSD1307', 'certificate-arn', `is a certificate of ${there}; it must be one of ${here}`, `Request or import the certificate in ${here}.`);
};
const drain = (v) => {
    const [asked, response] = [v['drain-time'], v['response-timeout']];
    if (typeof asked !== 'number' || response === undefined || asked >= (0,_derived_js__WEBPACK_IMPORTED_MODULE_3__/* .leastDrainSeconds */ .Zi)(response))
        return null;
    const least = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .written */ .Mp)((0,_derived_js__WEBPACK_IMPORTED_MODULE_3__/* .leastDrainSeconds */ .Zi)(response) * 1_000);
    return problem('TSD1308', 'drain-time', `${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .written */ .Mp)(asked * 1_000)} must be at least ${least}, as a prediction may take ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .written */ .Mp)(response * 1_000)}`, `Give \`drain-time: ${least}\`, or a shorter \`response-timeout\`.`);
};
/** Whatever is under way when a job is ended from outside is left to the post step, and then to the next run. */
const fits = (v) => {
    const parts = [
        v['bake-time'],
        v['deadline-provisioning'],
        v['deadline-verifying'],
        v['deadline-rolling-back'],
    ];
    const holdMs = v['deadline-hold'] ?? 0;
    const shift = v.strategy?.reduce((sum, step) => sum + (0,_phase_times_js__WEBPACK_IMPORTED_MODULE_4__/* .stepMs */ .pD)({ holdMs }, step), 0);
    const total = [...parts, shift].reduce((sum, part) => sum + (part ?? 0), 0);
    const limit = v['job-limit'];
    return limit === undefined || total <= limit
        ? null
        : problem('TSD1309', 'strategy', `steps, bake and deadlines may take ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .written */ .Mp)(total)} together; the job ends after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .written */ .Mp)(limit)}`, 'Shorten `strategy`, `bake-time` or the deadlines; with runners of your own, raise `job-limit`.');
};
/** What is removed does not come back: the words are copied from nowhere but a person's head. */
const confirmed = ({ service, environment, confirm }) => [service, environment, confirm].includes(undefined) || confirm === `${service}/${environment}`
    ? null
    : problem('TSD1310', 'confirm', `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(confirm ?? '')} must be ${service}/${environment}, exactly`, `Give \`confirm: ${service}/${environment}\` if everything of it is to be removed.`);
const RULES = [
    names,
    sizes,
    openHttp,
    server,
    network,
    twoSubnets('subnet-ids'),
    twoSubnets('load-balancer-subnet-ids'),
    certificateRegion,
    drain,
    fits,
    confirmed,
];
/** What is wrong between inputs, each of which is right by itself. */
const crossProblems = (values) => RULES.map((rule) => rule(values)).filter((found) => found !== null);


/***/ }),

/***/ 908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ input)
/* harmony export */ });
/** Fixes a definition's type by its form. */
const input = (definition) => definition;


/***/ }),

/***/ 3252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ DEPLOY_INPUTS)
});

// UNUSED EXPORTS: INPUT_GROUPS

// EXTERNAL MODULE: ./lib/core/inputs/definition.js
var definition = __nccwpck_require__(908);
// EXTERNAL MODULE: ./lib/core/parsed.js
var core_parsed = __nccwpck_require__(3186);
;// CONCATENATED MODULE: ./lib/core/inputs/form.js

/** A form that is one regular expression; the text is the value. `example` goes into the remedy. */
const pattern = (code, expression, rule, example, longest = 256) => ({
    read: (text) => text.length <= longest && expression.test(text)
        ? (0,core_parsed/* good */.u)(text)
        : (0,core_parsed/* bad */.M)(code, `must be ${rule}`, `Write it like \`${example}\`.`),
    schema: { type: 'string', pattern: expression.source, maxLength: longest },
});
/** An empty text stands for "not given". */
const optional = (form) => ({
    ...form,
    read: (text) => (text === '' ? (0,core_parsed/* good */.u)(null) : form.read(text)),
    schema: { anyOf: [{ const: '' }, form.schema] },
});
/** One of a few words; the schema offers them for completion. */
const choice = (...words) => ({
    read: (text) => {
        const word = words.find((w) => w === text);
        const known = words.map((w) => `\`${w}\``).join(', ');
        return word === undefined
            ? (0,core_parsed/* bad */.M)('TSD1206', `must be one of ${words.join(', ')}`, `Write one of ${known}.`)
            : (0,core_parsed/* good */.u)(word);
    },
    schema: { enum: words },
});
/** `true` or `false`, nothing that merely resembles them. */
const yesOrNo = {
    read: (text) => text === 'true' || text === 'false'
        ? (0,core_parsed/* good */.u)(text === 'true')
        : (0,core_parsed/* bad */.M)('TSD1206', 'must be true or false', 'Write `true` or `false`.'),
    schema: { enum: [true, false, 'true', 'false'] },
};

// EXTERNAL MODULE: ./lib/core/release-name.js
var release_name = __nccwpck_require__(1600);
// EXTERNAL MODULE: ./lib/core/s3-uri.js
var s3_uri = __nccwpck_require__(3666);
;// CONCATENATED MODULE: ./lib/core/inputs/forms/aws.js




const releaseName = pattern('TSD1101', release_name/* RELEASE_NAME */.K, 'letters, digits and hyphens, beginning with a letter', 'recommender', 30);
/** Never a host name: no dot, slash, colon or at sign can be in it. */
const region = pattern('TSD1103', /^[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/, "an AWS region's name", 'eu-central-1', 25);
const roleArn = pattern('TSD1104', /^arn:aws[-a-z]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM role', 'arn:aws:iam::123456789012:role/deploy', 600);
const certificateArn = pattern('TSD1105', /^arn:aws[-a-z]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/, 'the ARN of an ACM certificate', 'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555');
const policyArn = pattern('TSD1106', /^arn:aws[-a-z]*:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/, 'the ARN of an IAM policy', 'arn:aws:iam::123456789012:policy/boundary', 600);
const vpcId = pattern('TSD1107', /^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC', 'vpc-0123456789abcdef0');
const subnetId = pattern('TSD1107', /^subnet-[0-9a-f]{8,17}$/, 'the id of a subnet', 'subnet-0123456789abcdef0');
/** An AMI, or a public or own SSM parameter that holds one. */
const imageId = pattern('TSD1108', /^(?:ami-[0-9a-f]{8,17}|ssm:\/[\w./-]{1,1000})$/, 'an AMI id or `ssm:` with a parameter name', 'ami-0123456789abcdef0', 1_010);
const stackName = pattern('TSD1109', /^[A-Za-z][-A-Za-z0-9]*$/, "a CloudFormation stack's name", 'torchserve-deploy-network', 128);
const bucket = {
    read: (text) => (0,s3_uri/* isBucket */.n)(text)
        ? (0,core_parsed/* good */.u)(text)
        : (0,core_parsed/* bad */.M)('TSD1112', "must be an S3 bucket's name", 'Write the name alone, without `s3://` and slashes.'),
    schema: { type: 'string', pattern: '^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$' },
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/number.js

/**
 * Digits only, then a range: `1e3`, `0x10`, `-1`, `+4`, ` 4` and a blank are refused rather than guessed at.
 * Twelve digits at most, so that no value loses precision.
 */
const wholeNumber = (least, most) => ({
    read: (text) => {
        const rule = `must be a whole number from ${least} to ${most}`;
        if (!/^\d{1,12}$/.test(text))
            return (0,core_parsed/* bad */.M)('TSD1201', rule, 'Write it with decimal digits alone, e.g. `4`.');
        const value = Number(text);
        return value >= least && value <= most
            ? (0,core_parsed/* good */.u)(value)
            : (0,core_parsed/* bad */.M)('TSD1202', rule, `Choose a number from ${least} to ${most}.`);
    },
    schema: {
        anyOf: [
            { type: 'integer', minimum: least, maximum: most },
            { type: 'string', pattern: '^\\d{1,12}$' },
        ],
    },
});
/** `60%`, read as 0.6. */
const share = (leastPercent, mostPercent) => ({
    read: (text) => {
        const rule = `must be a share from ${leastPercent}% to ${mostPercent}%`;
        const percent = /^(\d{1,3})%$/.exec(text)?.[1];
        if (percent === undefined)
            return (0,core_parsed/* bad */.M)('TSD1201', rule, 'Write digits and a percent sign, e.g. `75%`.');
        const value = Number(percent);
        return value >= leastPercent && value <= mostPercent
            ? (0,core_parsed/* good */.u)(value / 100)
            : (0,core_parsed/* bad */.M)('TSD1202', rule, `Choose a share from ${leastPercent}% to ${mostPercent}%.`);
    },
    schema: { type: 'string', pattern: '^\\d{1,3}%$' },
});

// EXTERNAL MODULE: ./lib/core/duration.js
var duration = __nccwpck_require__(8415);
;// CONCATENATED MODULE: ./lib/core/inputs/forms/time.js


const schema = { type: 'string', pattern: duration/* DURATION */.ft.source };
/** A time, as milliseconds. */
const time = (least, most) => ({ read: (0,duration/* duration */.p0)(least, most), schema });
/** A time that AWS or the server counts in whole seconds, as seconds. */
const seconds = (least, most) => ({
    read: (text) => {
        const parsed = (0,duration/* duration */.p0)(least, most, 1_000)(text);
        return parsed.ok ? (0,core_parsed/* good */.u)(parsed.value / 1_000) : parsed;
    },
    schema,
});

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/gates.js





/** How a release is judged, and how long it may take. */
const GATES = {
    'drain-time': (0,definition/* input */.h)({
        description: 'How long an instance that leaves may finish its requests.',
        form: optional(seconds('1s', '1h')),
        default: '',
        defaultNote: '`response-timeout` and ten seconds',
    }),
    'min-requests': (0,definition/* input */.h)({
        description: 'Real requests the new fleet must have served before it is judged. `0`: the golden answers are evidence enough.',
        form: wholeNumber(0, 1_000_000_000),
        default: '0',
    }),
    'health-interval': (0,definition/* input */.h)({
        description: 'Time between two health checks of the load balancer.',
        form: seconds('5s', '5m'),
        default: '10s',
    }),
    'health-passes': (0,definition/* input */.h)({
        description: 'Observations in a row that must find the new fleet healthy before traffic moves.',
        form: wholeNumber(1, 100),
        default: '3',
    }),
    floor: (0,definition/* input */.h)({
        description: 'Share of a fleet that must be healthy, in at least two zones, whenever it takes traffic.',
        form: share(1, 100),
        default: '75%',
    }),
    'deadline-provisioning': (0,definition/* input */.h)({
        description: 'Longest time until the new fleet exists.',
        form: time('1s', '4h'),
        default: '20m',
    }),
    'deadline-verifying': (0,definition/* input */.h)({
        description: 'Longest time until the new fleet is healthy and has answered the golden set.',
        form: time('1s', '4h'),
        default: '20m',
    }),
    'deadline-rolling-back': (0,definition/* input */.h)({
        description: 'Longest time for a rollback before a person is asked.',
        form: time('1s', '2h'),
        default: '15m',
    }),
    'deadline-hold': (0,definition/* input */.h)({
        description: 'Longest time a step that says `hold` waits for the continue verb; then traffic goes back.',
        form: time('1m', '96h'),
        default: '2h',
    }),
    'job-limit': (0,definition/* input */.h)({
        description: "When the job is ended from outside. A plan that may take longer is refused. GitHub's own runners end a job after six hours; runners of your own may have more.",
        form: time('1m', '120h'),
        default: '6h',
    }),
    'poll-interval': (0,definition/* input */.h)({
        description: 'Time between two observations of AWS.',
        form: time('250ms', '1m'),
        default: '1s',
    }),
    'adopt-drift': (0,definition/* input */.h)({
        description: 'Carries on from weights that somebody changed by hand on the production rule. Otherwise the release stops, shows the difference and moves no traffic.',
        form: yesOrNo,
        default: 'false',
    }),
    'accept-observed': (0,definition/* input */.h)({
        description: 'Says that a person has looked at a stuck release, or at weights changed by hand: what is observed counts from now on.',
        form: yesOrNo,
        default: 'false',
    }),
    'state-bucket': (0,definition/* input */.h)({
        description: 'Bucket of release records, archives, instance bundles and reports.',
        form: optional(bucket),
        default: '',
        defaultNote: 'made from account and region',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/github.js


/** What GitHub is told. Nothing here changes a release. */
const GITHUB = {
    'github-token': (0,definition/* input */.h)({
        description: 'Token for the comment and the GitHub Deployment. Without the permission there is a warning. Not read from the config file.',
        form: pattern('TSD1114', /^[\x21-\x7e]*$/, 'a token', '${{ github.token }}', 4_096),
        default: '',
        expression: '${{ github.token }}',
        secret: true,
    }),
    comment: (0,definition/* input */.h)({
        description: "`auto`: comment on the pull request that started the run. `always`: on the commit's pull request too. `never`.",
        form: choice('auto', 'always', 'never'),
        default: 'auto',
    }),
    'github-deployment': (0,definition/* input */.h)({
        description: 'Whether to record a GitHub Deployment. `auto`: unless one exists for this run, as a job with `environment:` makes one by itself.',
        form: choice('auto', 'true', 'false'),
        default: 'auto',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/image.js

const DIGEST = /^[a-z0-9.-]+\.[a-z]+(?::\d{1,5})?\/[a-z0-9][a-z0-9._/-]*@sha256:[0-9a-f]{64}$/;
/** Docker Hub, by any of its names or by none (an image name without a host). */
const SHARED_LIMIT = /^(?:(?:[a-z0-9-]+\.)*docker\.(?:io|com)\/|[^/.]*(?:\/|$|@|:[^/.]*$))/;
const REMEDY = 'Write `REGISTRY/NAME@sha256:DIGEST`; `docker image inspect` shows the digest, ECR its console page.';
const read = (text) => {
    if (SHARED_LIMIT.test(text))
        return (0,core_parsed/* bad */.M)('TSD1131', 'must name a registry without a shared download limit', 'Copy the image to ECR: Docker Hub limits anonymous downloads per address, so a fleet that grows at peak fails.');
    return text.length <= 512 && DIGEST.test(text)
        ? (0,core_parsed/* good */.u)(text)
        : (0,core_parsed/* bad */.M)('TSD1130', 'must be a container image by digest; a tag can be moved', REMEDY);
};
/** A container image that cannot change under a running release. */
const image_image = {
    read,
    schema: { type: 'string', pattern: '@sha256:[0-9a-f]{64}$' },
};

// EXTERNAL MODULE: ./lib/core/quoted.js
var quoted = __nccwpck_require__(4415);
;// CONCATENATED MODULE: ./lib/core/inputs/forms/list.js


const items = (text, separator) => text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
/** Several values of one form, separated by commas or line breaks; each once. An empty text is an empty list. */
const listOf = (form, most, separator = /[,\n]/) => ({
    read: (text) => {
        const found = items(text, separator);
        if (found.length > most)
            return (0,core_parsed/* bad */.M)('TSD1207', `must name at most ${most}`, `Leave out ${found.length - most} of them.`);
        const twice = found.find((item, i) => found.indexOf(item) !== i);
        if (twice !== undefined)
            return (0,core_parsed/* bad */.M)('TSD1207', `must name each one once; ${(0,quoted/* quoted */.T)(twice)} is there twice`, 'Remove the repetition.');
        const failed = found.map((item) => ({ item, parsed: form.read(item) })).find(({ parsed }) => !parsed.ok);
        return failed === undefined || failed.parsed.ok
            ? (0,core_parsed/* good */.u)(found)
            : (0,core_parsed/* bad */.M)(failed.parsed.fault.code, `${failed.parsed.fault.rule}; ${(0,quoted/* quoted */.T)(failed.item)} is not`, failed.parsed.fault.remedy);
    },
    schema: { anyOf: [{ type: 'string' }, { type: 'array', items: form.schema, maxItems: most }] },
    lines: true,
});
/** AWS's own limit is 50 tags a resource; five are ours and some are CloudFormation's. */
const MOST_TAGS = 40;
const TAG = /^([\w .:/+@-]{1,128})=([\w .:/=+@-]{0,256})$/;
const RESERVED = /^(?:aws:|torchserve-deploy:)/i;
/** `KEY=VALUE`, one a line or separated by commas (a mapping in the config file). */
const tags = {
    read: (text) => {
        const pairs = items(text, /[,\n]/).map((item) => ({ item, match: TAG.exec(item) }));
        const wrong = pairs.find(({ match }) => match === null || RESERVED.test(match[1] ?? ''));
        if (wrong !== undefined)
            return (0,core_parsed/* bad */.M)('TSD1208', `must be KEY=VALUE, the key not in the aws: or torchserve-deploy: namespace; ${(0,quoted/* quoted */.T)(wrong.item)} is not`, 'Write one tag a line, e.g. `team=search`.');
        const entries = pairs.map(({ match }) => [match?.[1] ?? '', match?.[2] ?? '']);
        return entries.length <= MOST_TAGS && new Set(entries.map(([key]) => key)).size === entries.length
            ? (0,core_parsed/* good */.u)(Object.fromEntries(entries))
            : (0,core_parsed/* bad */.M)('TSD1208', `must be at most ${MOST_TAGS} tags with different keys`, 'Remove repeated or needless tags.');
    },
    schema: { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] },
    lines: true,
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/instances.js






/** CloudWatch Logs accepts certain numbers of days alone; the edge template allows these of them. */
const RETENTION = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653];
const retentionDays = {
    read: (text) => {
        const days = RETENTION.find((n) => String(n) === text);
        return days === undefined
            ? (0,core_parsed/* bad */.M)('TSD1209', 'must be a retention that CloudWatch Logs knows', `Choose one of ${RETENTION.join(', ')}.`)
            : (0,core_parsed/* good */.u)(days);
    },
    schema: { enum: [...RETENTION, ...RETENTION.map(String)] },
};
/** What runs on an instance, and what is on it. */
const INSTANCES = {
    runtime: (0,definition/* input */.h)({
        description: '`container`: the server runs from `image`. `process`: it is installed on `image-id` already.',
        form: choice('container', 'process'),
        default: 'container',
    }),
    image: (0,definition/* input */.h)({
        description: 'Container image by digest, `REGISTRY/NAME@sha256:DIGEST`. Needed by `runtime: container`.',
        form: optional(image_image),
        default: '',
    }),
    'image-id': (0,definition/* input */.h)({
        description: "AMI, or `ssm:` and a parameter that holds one. Needed by `runtime: process`. Empty: AWS's current image for the instance type.",
        form: optional(imageId),
        default: '',
    }),
    'permissions-boundary': (0,definition/* input */.h)({
        description: 'IAM policy that bounds the instance role.',
        form: optional(policyArn),
        default: '',
    }),
    tags: (0,definition/* input */.h)({
        description: 'Tags for everything made, `KEY=VALUE`, one a line; a mapping in the config file.',
        form: tags,
        default: '',
    }),
    'log-retention-days': (0,definition/* input */.h)({
        description: 'How long CloudWatch keeps the logs, in days.',
        form: retentionDays,
        default: '30',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/network.js





/** Where instances and load balancer live. */
const NETWORK = {
    'vpc-id': (0,definition/* input */.h)({
        description: 'VPC to use, together with both lists of subnets. Empty: the outputs of `network-stack`.',
        form: optional(vpcId),
        default: '',
    }),
    'subnet-ids': (0,definition/* input */.h)({
        description: 'Subnets of the instances, in at least two zones.',
        form: listOf(subnetId, 16),
        default: '',
    }),
    'load-balancer-subnet-ids': (0,definition/* input */.h)({
        description: 'Subnets of the load balancer, in at least two zones.',
        form: listOf(subnetId, 16),
        default: '',
    }),
    'network-stack': (0,definition/* input */.h)({
        description: 'Stack of `templates/network.yaml` whose outputs name VPC and subnets.',
        form: stackName,
        default: 'torchserve-deploy-network',
    }),
    'listener-port': (0,definition/* input */.h)({
        description: 'Port of the load balancer.',
        form: optional(wholeNumber(1, 65_535)),
        default: '',
        defaultNote: '`443` with a certificate, else `80`',
    }),
};

;// CONCATENATED MODULE: ./lib/core/artifact-source.js


/**
 * `model-artifact`: an object in S3, or a file of the workspace (a relative path is made absolute, and its real
 * place checked, where files are read).
 */
const artifactSource = (text) => {
    if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !text.startsWith('s3:'))
        return (0,core_parsed/* bad */.M)('TSD1121', 'must be an s3:// address or a file in the workspace', 'Copy the archive to S3, or download it into the workspace in an earlier step.');
    const source = text.startsWith('s3:') ? (0,s3_uri/* s3Object */.K)(text) : (0,core_parsed/* good */.u)(text);
    if (!source.ok)
        return source;
    const value = typeof source.value === 'string' ? { kind: 'file', path: source.value } : { kind: 's3', ...source.value };
    return (value.kind === 's3' ? value.key : value.path).endsWith('.mar')
        ? (0,core_parsed/* good */.u)(value)
        : (0,core_parsed/* bad */.M)('TSD1122', 'must end in .mar', 'Make the archive with `torch-model-archiver` in its default format.');
};

;// CONCATENATED MODULE: ./lib/core/instance-type.js

const INSTANCE_TYPE = /^(?=[a-z]+[-\d])([a-z]{1,4})(?:(\d{1,2})([a-z]*))?((?:-[a-z0-9]+)*)\.(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal(?:-\d{1,3}xl)?)$/;
/** Families whose accelerator TorchServe's images cannot use. */
const NO_SERVER = new Map([
    ['inf', 'AWS Inferentia'],
    ['trn', 'AWS Trainium'],
    ['dl', 'a Gaudi or Qualcomm accelerator'],
    ['vt', 'a video accelerator'],
    ['f', 'an FPGA'],
    ['mac', 'macOS'],
]);
const GPU_FAMILIES = new Set(['g', 'gr', 'p']);
/**
 * Reads architecture and GPU from the name, as EC2's naming convention has it: the letter `g` after the generation
 * (and the suffix `-gb…`) is an AWS or NVIDIA arm64 processor, `a1` is the first of them; families `g`, `gr` and `p`
 * have GPUs.
 */
const instanceKind = (text) => {
    const [, family, generation, attributes, suffix] = INSTANCE_TYPE.exec(text) ?? [];
    if (family === undefined || text.length > 32)
        return (0,core_parsed/* bad */.M)('TSD1110', 'must be an EC2 instance type', 'Write it like `c7i.xlarge` or `g6.2xlarge`.');
    const accelerator = NO_SERVER.get(family) ??
        (family === 'g' && generation === '4' && attributes === 'ad' ? 'an AMD GPU' : undefined);
    if (accelerator !== undefined)
        return (0,core_parsed/* bad */.M)('TSD1111', `must be a type that TorchServe's images run on; this one has ${accelerator}`, 'Choose a CPU type (c, m, r, t) or one with an NVIDIA GPU (g4dn, g5, g6, p4d, p5).');
    const arm = family === 'a' || (attributes ?? '').includes('g') || (suffix ?? '').startsWith('-gb');
    const gpu = GPU_FAMILIES.has(family);
    return (0,core_parsed/* good */.u)({ instanceType: text, architecture: arm ? 'arm64' : 'x86_64', gpu });
};

;// CONCATENATED MODULE: ./lib/core/scaling.js

/** What a fleet can scale by. Bounds: beyond them a policy would never act, or act always. */
const SIGNALS = {
    cpu: { least: 1, most: 100, target: (percent) => ({ kind: 'cpu', percent }) },
    requests: { least: 1, most: 1_000_000, target: (n) => ({ kind: 'requests', perTargetPerMinute: n }) },
    latency: { least: 1, most: 3_600_000, target: (ms) => ({ kind: 'latency', milliseconds: ms }) },
    queue: { least: 1, most: 10_000, target: (n) => ({ kind: 'queue', perWorker: n }) },
};
const isKind = (word) => Object.hasOwn(SIGNALS, word);
/** `cpu=60` or several joined by commas; each signal at most once. */
const scaling = (text) => {
    const targets = [];
    for (const part of text.split(/, ?/)) {
        const parsed = target(part);
        if (!parsed.ok)
            return parsed;
        if (targets.some(({ kind }) => kind === parsed.value.kind))
            return (0,core_parsed/* bad */.M)('TSD1222', 'must name each signal once', `Leave one \`${parsed.value.kind}\` out.`);
        targets.push(parsed.value);
    }
    return (0,core_parsed/* good */.u)(targets);
};
const target = (part) => {
    const [, kind, digits] = /^([a-z]+)=(\d{1,9})$/.exec(part) ?? [];
    if (kind === undefined || !isKind(kind))
        return (0,core_parsed/* bad */.M)('TSD1220', 'must be signals with a whole number each', 'Write `cpu=60` (percent), `requests=600` (per target and minute), `latency=250` (ms) or `queue=2` (per worker).');
    const { least, most, target: make } = SIGNALS[kind];
    const value = Number(digits);
    return value >= least && value <= most
        ? (0,core_parsed/* good */.u)(make(value))
        : (0,core_parsed/* bad */.M)('TSD1221', `must keep ${kind} from ${least} to ${most}`, `Choose a number from ${least} to ${most}.`);
};

;// CONCATENATED MODULE: ./lib/core/strategy.js


const FORMS = '`all-at-once`, `canary 10% 5m`, `canary 10% 5m, 50% hold` or `linear 20% 2m`';
const quiet = (0,duration/* duration */.p0)('1s', '2h');
/** The candidate takes everything at once or step by step; the last step is always 100 % with no wait: the bake follows. */
const strategy = (text) => {
    if (text === 'all-at-once')
        return (0,core_parsed/* good */.u)([{ weight: 100, quietMs: 0 }]);
    const [, kind, rest] = /^(canary|linear) (.+)$/.exec(text) ?? [];
    if (kind === undefined || rest === undefined)
        return malformed();
    const stops = [];
    for (const part of rest.split(/, ?/)) {
        const parsed = stop(part);
        if (!parsed.ok)
            return parsed;
        stops.push(parsed.value);
    }
    return kind === 'canary' ? canary(stops) : linear(stops);
};
const malformed = () => (0,core_parsed/* bad */.M)('TSD1210', 'must be a way to shift traffic', `Write ${FORMS}, with one space between the words.`);
const stop = (part) => {
    const [, percent, wait] = /^(\d{1,3})% (\S+)$/.exec(part) ?? [];
    if (percent === undefined || wait === undefined)
        return malformed();
    const weight = Number(percent);
    if (weight < 1 || weight > 99)
        return (0,core_parsed/* bad */.M)('TSD1211', 'must shift from 1 % to 99 % in each step', 'The step to 100 % is added by itself.');
    if (wait === 'hold')
        return (0,core_parsed/* good */.u)({ weight, quietMs: 0, hold: true });
    const parsed = quiet(wait);
    return parsed.ok ? (0,core_parsed/* good */.u)({ weight, quietMs: parsed.value }) : parsed;
};
const canary = (stops) => stops.every((step, i) => i === 0 || step.weight > (stops[i - 1]?.weight ?? 0))
    ? (0,core_parsed/* good */.u)([...stops, { weight: 100, quietMs: 0 }])
    : (0,core_parsed/* bad */.M)('TSD1212', 'must rise from step to step', 'Order the steps by their share, each larger than the one before.');
const linear = ([first, ...more]) => {
    if (first === undefined || more.length > 0)
        return malformed();
    const count = Math.ceil(100 / first.weight) - 1;
    const rising = Array.from({ length: count }, (_, i) => ({ ...first, weight: first.weight * (i + 1) }));
    return (0,core_parsed/* good */.u)([...rising, { weight: 100, quietMs: 0 }]);
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/release.js










const release_text = { type: 'string' };
/** A file below the workspace; where it really is, is checked when it is read. */
const workspacePath = pattern('TSD1401', /^[^\\]+$/, 'the path of a file in the workspace', 'deploy/golden.json', 4_096);
/** CloudWatch allows 255 characters; commas separate names here. */
const alarmName = pattern('TSD1113', /^[^,\n]{1,255}$/, "an alarm's name", 'model-p99-latency', 255);
/** What to release, where, and how. */
const RELEASE = {
    service: (0,definition/* input */.h)({
        description: 'Name of the service. With `environment` it names everything made.',
        form: releaseName,
    }),
    environment: (0,definition/* input */.h)({ description: 'Name of the environment, e.g. `staging`.', form: releaseName }),
    'model-artifact': (0,definition/* input */.h)({
        description: 'The model archive: `s3://bucket/key.mar`, with `?versionId=…` for one version, or a `.mar` file in the workspace, which is uploaded under its digest.',
        form: { read: artifactSource, schema: release_text },
    }),
    config: (0,definition/* input */.h)({
        description: 'A YAML file in the workspace with any of these inputs as keys. An input wins over the file.',
        form: optional(workspacePath),
        default: '',
    }),
    'aws-region': (0,definition/* input */.h)({
        description: 'AWS region.',
        form: region,
        environment: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
        defaultNote: '`AWS_REGION` of the job',
    }),
    'role-to-assume': (0,definition/* input */.h)({
        description: "ARN of the role to take by GitHub's OIDC token, renewed during long releases. Empty: the credentials of the job.",
        form: optional(roleArn),
        default: '',
    }),
    'instance-type': (0,definition/* input */.h)({
        description: 'EC2 instance type. GPU and arm64 are recognised from it.',
        form: { read: instanceKind, schema: { ...release_text, pattern: INSTANCE_TYPE.source } },
        default: 'c7i.xlarge',
    }),
    'min-size': (0,definition/* input */.h)({
        description: 'Smallest number of instances. With fewer than two, one zone is all there is.',
        form: wholeNumber(1, 1_000),
        default: '2',
    }),
    'max-size': (0,definition/* input */.h)({
        description: 'Largest number of instances.',
        form: wholeNumber(1, 1_000),
        default: '4',
    }),
    scaling: (0,definition/* input */.h)({
        description: 'What the fleet scales by: `cpu=PERCENT`, `requests=N` per target and minute, `latency=MS`, `queue=N` per worker; commas combine.',
        form: { read: scaling, schema: release_text },
        default: 'cpu=60',
    }),
    strategy: (0,definition/* input */.h)({
        description: 'How traffic moves: `all-at-once`, `canary 10% 5m` (several steps: `canary 10% 5m, 50% 10m`) or `linear 20% 2m`. `hold` in place of a time waits for the continue verb.',
        form: { read: strategy, schema: release_text },
        default: 'canary 10% 5m',
    }),
    'bake-time': (0,definition/* input */.h)({
        description: 'How long everything must stay quiet at 100 % before the old fleet goes. At least `10s`: new weights take a moment to reach every node of the load balancer.',
        form: time('10s', '4h'),
        default: '10m',
    }),
    'keep-previous': (0,definition/* input */.h)({
        description: 'How long the old fleet waits at full capacity after a promotion, so that a rollback moves weights alone. It then ends by itself. `0s`: it is removed at once.',
        form: time('0s', '168h'),
        default: '1h',
    }),
    golden: (0,definition/* input */.h)({
        description: 'A JSON or YAML file in the workspace with requests and the answers they must get. Every new instance must answer them before traffic, and goes on answering them.',
        form: optional(workspacePath),
        default: '',
    }),
    alarms: (0,definition/* input */.h)({
        description: 'More CloudWatch alarms that must stay quiet, by name.',
        form: listOf(alarmName, 50),
        default: '',
    }),
    scheme: (0,definition/* input */.h)({
        description: 'Where the load balancer listens.',
        form: choice('internal', 'internet-facing'),
        default: 'internal',
    }),
    'certificate-arn': (0,definition/* input */.h)({
        description: 'ACM certificate of the listener. Empty: plain HTTP.',
        form: optional(certificateArn),
        default: '',
    }),
    'allow-insecure-http': (0,definition/* input */.h)({
        description: 'Says aloud that an internet-facing load balancer may serve plain HTTP.',
        form: yesOrNo,
        default: 'false',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/server.js




const ARCHIVES_OWN = "the archive's, else TorchServe's";
/** TorchServe's settings that a release pins. */
const SERVER = {
    workers: (0,definition/* input */.h)({
        description: 'Workers for the model on each instance.',
        form: optional(wholeNumber(1, 1_024)),
        default: '',
        defaultNote: ARCHIVES_OWN,
    }),
    'batch-size': (0,definition/* input */.h)({
        description: 'Most requests that are served together.',
        form: optional(wholeNumber(1, 10_000)),
        default: '',
        defaultNote: ARCHIVES_OWN,
    }),
    'max-batch-delay': (0,definition/* input */.h)({
        description: 'Longest wait for a batch to fill.',
        form: optional(time('1ms', '10m')),
        default: '',
        defaultNote: ARCHIVES_OWN,
    }),
    'response-timeout': (0,definition/* input */.h)({
        description: "Longest time a prediction may take. The load balancer's idle timeout and the drain follow from it.",
        form: seconds('1s', '59m'),
        default: '2m',
    }),
    'startup-timeout': (0,definition/* input */.h)({
        description: 'Longest time a worker may take to load the model.',
        form: seconds('1s', '1h'),
        default: '2m',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/deploy-inputs.js






/** The inputs of `deploy` in the order of the documentation; action.yml, README and JSON Schema are made from them. */
const INPUT_GROUPS = [
    { title: 'The release', inputs: RELEASE },
    { title: 'GitHub', inputs: GITHUB },
    { title: 'Network', inputs: NETWORK },
    { title: 'Instances', inputs: INSTANCES },
    { title: 'Server', inputs: SERVER },
    { title: 'Gates and deadlines', inputs: GATES },
];
const DEPLOY_INPUTS = {
    ...RELEASE,
    ...GITHUB,
    ...NETWORK,
    ...INSTANCES,
    ...SERVER,
    ...GATES,
};


/***/ }),

/***/ 866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ deployRequest),
/* harmony export */   oE: () => (/* binding */ notices),
/* harmony export */   vR: () => (/* binding */ reporting)
/* harmony export */ });
/* harmony import */ var _derived_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6258);

/** The request that valid inputs make, with all that follows from them. */
const deployRequest = (v, files) => ({
    service: v.service,
    environment: v.environment,
    artifact: files.artifact,
    region: v['aws-region'],
    roleToAssume: v['role-to-assume'],
    ...v['instance-type'],
    minSize: v['min-size'],
    maxSize: v['max-size'],
    scaling: v.scaling,
    policy: policy(v),
    golden: files.golden,
    alarms: v.alarms,
    scheme: v.scheme,
    certificateArn: v['certificate-arn'],
    listenerPort: v['listener-port'] ?? (0,_derived_js__WEBPACK_IMPORTED_MODULE_0__/* .usualPort */ .Gn)(v['certificate-arn']),
    network: network(v),
    runtime: v.runtime,
    image: v.image,
    imageId: v['image-id'],
    server: {
        workers: v.workers,
        batchSize: v['batch-size'],
        maxBatchDelayMs: v['max-batch-delay'],
        responseTimeoutSeconds: v['response-timeout'],
        startupTimeoutSeconds: v['startup-timeout'],
    },
    drainSeconds: v['drain-time'] ?? (0,_derived_js__WEBPACK_IMPORTED_MODULE_0__/* .leastDrainSeconds */ .Zi)(v['response-timeout']),
    healthIntervalSeconds: v['health-interval'],
    stateBucket: v['state-bucket'],
    logRetentionDays: v['log-retention-days'],
    permissionsBoundary: v['permissions-boundary'],
    tags: v.tags,
    pollMs: v['poll-interval'],
    acceptObserved: v['accept-observed'],
});
const policy = (v) => ({
    steps: v.strategy,
    bakeMs: v['bake-time'],
    healthyPasses: v['health-passes'],
    floorShare: v.floor,
    minZones: (0,_derived_js__WEBPACK_IMPORTED_MODULE_0__/* .zonesNeeded */ .bt)(v['min-size']),
    minRequests: v['min-requests'],
    provisioningMs: v['deadline-provisioning'],
    verifyingMs: v['deadline-verifying'],
    rollingBackMs: v['deadline-rolling-back'],
    holdMs: v['deadline-hold'],
    keepPreviousMs: v['keep-previous'],
    adoptDrift: v['adopt-drift'],
});
const network = (v) => v['vpc-id'] === null
    ? { kind: 'stack', name: v['network-stack'] }
    : {
        kind: 'given',
        vpcId: v['vpc-id'],
        subnetIds: v['subnet-ids'],
        loadBalancerSubnetIds: v['load-balancer-subnet-ids'],
    };
const reporting = (v) => ({
    token: v['github-token'],
    comment: v.comment,
    deployment: v['github-deployment'],
});
/** What is allowed and still worth a word before the release begins. */
const notices = (v) => v['min-size'] === 1 ? ['min-size 1: while the one instance or its zone fails, nothing serves'] : [];


/***/ }),

/***/ 6020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readValues)
/* harmony export */ });
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4415);

const LONGEST = 16_384;
/** Reads every input, so that all problems are told at once. */
const readValues = (definitions, sources) => {
    const problems = [];
    const values = {};
    for (const [name, definition] of Object.entries(definitions)) {
        const text = textOf(name, definition, sources);
        const result = text === undefined ? missing(name) : read(name, definition, text);
        if ('value' in result)
            values[name] = result.value;
        else
            problems.push(result.problem);
    }
    // Each value was put under its name by that name's own form.
    return { values: values, problems };
};
const textOf = (name, definition, sources) => {
    const given = sources.inputs[name]?.trim();
    if (given !== undefined && given !== '')
        return given;
    if (Object.hasOwn(sources.config, name))
        return sources.config[name];
    const variable = definition.environment?.find((key) => (sources.environment[key] ?? '') !== '');
    return variable === undefined ? definition.default : sources.environment[variable];
};
const missing = (name) => ({
    problem: {
        code: 'TSD1001',
        subject: name,
        message: 'is required and was not given',
        remedy: `Give \`${name}\` under \`with:\`, or in the config file.`,
    },
});
const read = (name, definition, text) => {
    const { form, secret } = definition;
    const shown = secret === true ? 'the value' : (0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text);
    if (text.length > LONGEST || (0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .hasHidden */ .V)(form.lines === true ? text.replace(/\r?\n/g, '') : text))
        return { problem: { code: 'TSD1003', subject: name, message: `${shown} ${CLEAN}`, remedy: RETYPE } };
    const parsed = form.read(text);
    if (parsed.ok)
        return { value: parsed.value };
    const { code, rule, remedy } = parsed.fault;
    return { problem: { code, subject: name, message: `${shown} ${rule}`, remedy } };
};
const CLEAN = `must be at most ${LONGEST} characters, without control characters or invisible ones`;
const RETYPE = 'Type the value anew: a copied text may carry characters that are not seen.';


/***/ }),

/***/ 6576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ ROLLBACK_INPUTS),
/* harmony export */   KO: () => (/* binding */ CONTINUE_INPUTS),
/* harmony export */   Pp: () => (/* binding */ SWEEP_INPUTS),
/* harmony export */   nY: () => (/* binding */ DESTROY_INPUTS),
/* harmony export */   tk: () => (/* binding */ STATUS_INPUTS)
/* harmony export */ });
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3186);
/* harmony import */ var _definition_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(908);
/* harmony import */ var _deploy_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3252);



const ofDeploy = (...names) => Object.fromEntries(names.map((name) => [name, _deploy_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_INPUTS */ .U[name]]));
/** One file serves all verbs. */
const config = {
    config: {
        ..._deploy_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_INPUTS */ .U.config,
        description: 'A YAML file in the workspace with inputs of deploy as keys; those that are not listed here are ignored. An input wins over the file.',
    },
};
const NAMED = ofDeploy('service', 'environment');
const ACCESS = { ...config, ...ofDeploy('aws-region', 'role-to-assume', 'state-bucket') };
const POLL = ofDeploy('poll-interval');
const ROLLBACK_INPUTS = {
    ...NAMED,
    ...ACCESS,
    ...POLL,
    ...ofDeploy('accept-observed', 'github-token', 'comment', 'github-deployment'),
};
const CONTINUE_INPUTS = { ...NAMED, ...ACCESS, ...POLL };
const STATUS_INPUTS = { ...NAMED, ...ACCESS };
const DESTROY_INPUTS = {
    ...NAMED,
    confirm: (0,_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)({
        description: 'Must be `SERVICE/ENVIRONMENT`: what is removed does not come back. Not read from the config file.',
        form: { read: _parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .good */ .u, schema: { type: 'string' } },
    }),
    ...ACCESS,
    ...POLL,
};
const SWEEP_INPUTS = { ...ACCESS, ...POLL };


/***/ }),

/***/ 3085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ isFields),
/* harmony export */   U: () => (/* binding */ parsedJson)
/* harmony export */ });
/** What a text holds as JSON; null for one that is none, as for the text `null`: both are nothing to read from. */
function parsedJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** An object with names, neither null nor a list. */
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ }),

/***/ 9718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ canonical),
/* harmony export */   OS: () => (/* binding */ capacityManifest),
/* harmony export */   Xo: () => (/* binding */ releaseManifest)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3085);

/**
 * Digest (hex) of everything that a release pins: two releases with the same manifest run the same thing, so the second
 * need not happen. Capacity (sizes, scaling, tags) is left out: it changes on a live fleet.
 */
const releaseManifest = (request, files, sha256) => sha256(canonical({
    artifact: request.verified.sha256,
    modelName: request.verified.modelName,
    modelVersion: request.verified.modelVersion,
    runtime: request.runtime,
    image: request.image,
    imageId: request.imageId,
    instanceType: request.instanceType,
    server: request.server,
    drainSeconds: request.drainSeconds,
    golden: request.golden,
    fleetTemplate: sha256(files.fleetTemplate),
    instanceFiles: files.instanceFiles,
}));
/** Digest (hex) of what a live fleet takes in place. */
const capacityManifest = ({ minSize, maxSize, scaling, tags }, sha256) => sha256(canonical({ minSize, maxSize, scaling, tags }));
/** JSON with the keys of every object in order, so that equal values have equal texts. */
const canonical = (value) => JSON.stringify(value, (_key, part) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .C)(part) ? inOrder(part) : part));
const inOrder = (mapping) => Object.fromEntries(Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1)));


/***/ }),

/***/ 3186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bad),
/* harmony export */   u: () => (/* binding */ good)
/* harmony export */ });
const good = (value) => ({ ok: true, value });
const bad = (code, rule, remedy) => ({
    ok: false,
    fault: { code, rule, remedy },
});


/***/ }),

/***/ 4203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DK: () => (/* binding */ shortestMs),
/* harmony export */   GY: () => (/* binding */ DEMOLITION_MS),
/* harmony export */   Hl: () => (/* binding */ lastMoment),
/* harmony export */   pD: () => (/* binding */ stepMs),
/* harmony export */   xL: () => (/* binding */ ACCEPTANCE_MS)
/* harmony export */ });
/** How long an accepted write may take to be read back, a deletion to be accepted. */
const ACCEPTANCE_MS = 5 * 60_000;
/** How long it may take until everything of an environment is gone: drains, then the load balancer. */
const DEMOLITION_MS = 60 * 60_000;
/** How long traffic may stay at a step at most. */
const stepMs = ({ holdMs }, { quietMs, hold }) => hold === true ? holdMs + quietMs : quietMs;
/**
 * When a release has ended at the latest, each phase taking all of its time (ms since the epoch). One that was left for
 * a while and taken up again has the time of its present phase and of a rollback before it.
 */
function lastMoment({ startedAt, deadlineAt, policy }) {
    const end = policy.rollingBackMs + ACCEPTANCE_MS;
    const shift = policy.steps.reduce((total, step) => total + stepMs(policy, step) + ACCEPTANCE_MS, 0);
    const bake = policy.bakeMs + ACCEPTANCE_MS;
    const planned = startedAt + policy.provisioningMs + policy.verifyingMs + shift + bake + end;
    return Math.max(planned, (deadlineAt ?? startedAt) + end);
}
/** From the first weight to an end, a rollback included, when nothing has to be waited for. */
const shortestMs = (policy) => policy.steps.reduce((total, step) => total + stepMs(policy, step), 0) + policy.bakeMs + ACCEPTANCE_MS;


/***/ }),

/***/ 3804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L_: () => (/* binding */ namesCollide),
/* harmony export */   R6: () => (/* binding */ credentialsTooShort),
/* harmony export */   _I: () => (/* binding */ splitTraffic),
/* harmony export */   _v: () => (/* binding */ alarmLoud),
/* harmony export */   iO: () => (/* binding */ movedByHand)
/* harmony export */ });
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2570);

/** Why a plan finds no safe way on. */
const splitTraffic = (seen) => ({
    code: 'TSD4501',
    subject: seen.edge.name,
    message: `traffic is split (${(0,_traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(seen.rule?.weights ?? _traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_TRAFFIC */ .qE)}) and no running release says why`,
    remedy: 'Decide which side should serve, give it the whole weight on the listener rule, and run again.',
});
const namesCollide = ({ service, environment }, stack) => ({
    code: 'TSD4504',
    subject: stack.name,
    message: `the stack belongs to ${stack.tags['torchserve-deploy:service'] ?? 'something else'} in ${stack.tags['torchserve-deploy:environment'] ?? 'no environment'}, not to ${service} in ${environment}`,
    remedy: 'Give `service` or `environment` a name that makes another stack name.',
});
const movedByHand = (left, { rule, edge }) => ({
    code: 'TSD4506',
    subject: rule?.arn ?? edge.name,
    message: `somebody changed the weights by hand: release ${left.releaseId} left ${(0,_traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(left.weights)}, ${rule === null ? 'no rule' : (0,_traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(rule.weights)} is there`,
    remedy: 'See who sends traffic where and why. With accept-observed: true (or adopt-drift: true) the run starts from what is there.',
});
const credentialsTooShort = (leftMs) => ({
    code: 'TSD4507',
    subject: 'credentials',
    message: `the job's credentials end in ${Math.max(0, Math.round(leftMs / 60_000))} min, before this release could`,
    remedy: 'Give role-to-assume, so that they are renewed on the way, or a longer session to the job.',
});
const alarmLoud = (alarm, reason) => ({
    code: 'TSD4508',
    subject: alarm,
    message: `the alarm is in ALARM before anything was done${reason === '' ? '' : `: ${reason}`}`,
    remedy: 'See to what it watches first: a release could not tell its own harm from that.',
});


/***/ }),

/***/ 3504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ stableOf),
/* harmony export */   bR: () => (/* binding */ wasMoved),
/* harmony export */   et: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _beginning_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4908);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1727);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8019);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3828);
/* harmony import */ var _floor_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(497);
/* harmony import */ var _phase_times_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4203);
/* harmony import */ var _plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3804);
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2570);








/**
 * Classifies the work from the proposal, the record of the release before, and the first observation.
 * Throws Refusal when there is no safe way on.
 */
function plan(proposal, stored, seen, now, leaseMs) {
    refuseForeign(proposal, seen);
    const live = (0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .serving */ .fO)(seen.rule?.weights);
    if (live === 'split')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .splitTraffic */ ._I(seen)]);
    refuseMoved(proposal, stored, seen);
    const first = firstRecord(proposal, stored, seen, live, now, leaseMs);
    if (live === null || !sameFleet(proposal, seen, live)) {
        refuseLoud(seen);
        if (!credentialsSuffice(proposal, seen, now))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .credentialsTooShort */ .R6(seen.credentialsUntil - now)]);
        return { kind: 'release', record: first, reason: releaseReason(seen, first, live) };
    }
    return sameCapacity(proposal, seen, live)
        ? { kind: 'none', colour: live, reason: `${live} already serves exactly this` }
        : {
            kind: 'capacity',
            record: capacityRecord(first, proposal, stored, seen, live),
            reason: `${live} serves the same release: its capacity is changed in place`,
        };
}
function releaseReason({ fleets }, { candidate }, live) {
    if (live === null)
        return 'first release: nothing serves yet';
    const { releaseId, stack } = fleets[candidate.colour];
    const parked = stack.state === 'absent' ? '' : `; the fleet of ${releaseId} that waits in its slot is removed first`;
    return `${live} serves; ${candidate.colour} takes over${parked}`;
}
/** `a-b` in `c` and `a` in `b-c` make the same stack names: the tags tell whose stack it is. */
function refuseForeign(proposal, seen) {
    const { service, environment } = proposal;
    const stacks = [seen.edge, ..._colour_js__WEBPACK_IMPORTED_MODULE_4__/* .COLOURS */ .O5.map((colour) => seen.fleets[colour].stack)];
    const foreign = stacks.find(({ state, tags }) => state !== 'absent' &&
        (tags['torchserve-deploy:service'] !== service ||
            tags['torchserve-deploy:environment'] !== environment));
    if (foreign !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .namesCollide */ .L_(proposal, foreign)]);
}
/** Whoever moved traffic since the last release may have had a reason. */
function refuseMoved({ policy, acceptObserved }, stored, seen) {
    if (stored !== null && wasMoved(stored, seen) && !policy.adoptDrift && !acceptObserved)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .movedByHand */ .iO(stored, seen)]);
}
/** Whether other weights are there than those that a release ended with. */
function wasMoved({ kind, phase, weights }, { rule }) {
    const ended = (phase === 'promoted' || phase === 'rolled_back') && kind !== 'destroy';
    const nothing = rule === null && (0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .sameWeights */ .ML)(weights, _traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_TRAFFIC */ .qE);
    return ended && !nothing && !(0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .sameWeights */ .ML)(rule?.weights, weights);
}
/** Nothing is made while an alarm the user named is loud or not there. One without data yet may get some: it is awaited. */
function refuseLoud({ alarms }) {
    const problems = alarms.flatMap(({ name, state, reason }) => {
        if (state === 'missing')
            return [(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .alarmMissing */ .it)(name)];
        if (state === 'unreadable')
            return [(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .alarmUnreadable */ .FY)(name, reason)];
        return state === 'ALARM' ? [_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .alarmLoud */ ._v(name, reason)] : [];
    });
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(problems);
}
/** The same artifact and everything else that only a new fleet can have, on a fleet that can carry the traffic. */
const sameFleet = (proposal, seen, live) => seen.fleets[live].manifest === proposal.manifest &&
    (0,_floor_js__WEBPACK_IMPORTED_MODULE_5__/* .floor */ .R)(seen.fleets[live], seen.targets[live], proposal.policy).holds;
const sameCapacity = (proposal, seen, live) => seen.edge.tags['torchserve-deploy:manifest'] === proposal.edgeManifest &&
    seen.fleets[live].capacity === proposal.capacityManifest;
/** Refused at once rather than after a fleet was made: even the shortest way would outlive them. */
const credentialsSuffice = ({ policy }, { credentialsUntil }, now) => credentialsUntil === null || credentialsUntil - now >= (0,_phase_times_js__WEBPACK_IMPORTED_MODULE_6__/* .shortestMs */ .DK)(policy) + _phase_times_js__WEBPACK_IMPORTED_MODULE_6__/* .ACCEPTANCE_MS */ .xL;
function firstRecord(proposal, stored, seen, live, now, leaseMs) {
    const { minSize, maxSize, edgeManifest, capacityManifest, policy, previous, ...rest } = proposal;
    const { acceptObserved: _said, ...pinned } = rest;
    const colour = live === null ? 'blue' : (0,_colour_js__WEBPACK_IMPORTED_MODULE_4__/* .other */ .F)(live);
    const weights = live === null ? _traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_TRAFFIC */ .qE : (0,_traffic_js__WEBPACK_IMPORTED_MODULE_3__/* .split */ .lD)(live, 100);
    return {
        schemaVersion: 1,
        kind: 'release',
        ...pinned,
        ...(0,_beginning_js__WEBPACK_IMPORTED_MODULE_7__/* .beginning */ .I)(now, leaseMs),
        previous: previous ?? (live === null ? null : seen.fleets[live].releaseId),
        candidate: { colour, minSize, maxSize, releaseId: proposal.releaseId, parked: false },
        stable: live === null ? null : stableOf(seen, live, stored),
        phase: 'provisioning',
        step: 0,
        weights,
        edge: { manifest: edgeManifest, asked: false },
        capacity: { manifest: capacityManifest, asked: false },
        deadlineAt: now + policy.provisioningMs,
        // With nothing to compare with, a share of traffic would only be a share of refused requests.
        policy: live === null ? { ...policy, steps: [{ weight: 100, quietMs: 0 }] } : policy,
        evidence: { golden: 0, requests: 0 },
    };
}
/** A release that got stuck may have left its pin: its record then knows the minimum that is the fleet's own. */
function stableOf(seen, live, stored) {
    const { desired, minSize, releaseId } = seen.fleets[live];
    const sides = stored?.phase === 'stuck' ? [stored.candidate, stored.stable] : [];
    const own = sides.find((side) => side?.releaseId === releaseId)?.minSize;
    return { colour: live, desired, minSize: own ?? minSize, releaseId };
}
/** The live fleet is the candidate of its own change; there is no other side, but perhaps one that is parked. */
const capacityRecord = (first, { minSize, maxSize }, stored, seen, live) => ({
    ...first,
    kind: 'capacity',
    previous: null,
    candidate: {
        colour: live,
        minSize,
        maxSize,
        releaseId: seen.fleets[live].releaseId ?? '',
        parked: false,
    },
    stable: null,
    parked: stored?.parked ?? null,
});


/***/ }),

/***/ 4415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted),
/* harmony export */   V: () => (/* binding */ hasHidden)
/* harmony export */ });
/**
 * Characters that no identifier, path or address holds honestly: C0 and C1 controls, zero-width and invisible
 * format characters, direction overrides (bidi), line separators, lone surrogates and non-characters.
 */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\p{Cs}\u{e0000}-\u{e0fff}]/u;
const EACH_HIDDEN = new RegExp(HIDDEN.source, 'gu');
/** True if a person would not see all of the text, or see it in another order. */
const hasHidden = (text) => HIDDEN.test(text);
/** A text from outside, made safe and short for a message: hidden characters by number, `most` characters. */
const quoted = (text, most = 60) => {
    const characters = Array.from(text.slice(0, 4 * most));
    const head = characters.slice(0, most).join('');
    const visible = head.replace(EACH_HIDDEN, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
    return `"${visible}${characters.length > most ? '…' : ''}"`;
};


/***/ }),

/***/ 3747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lq: () => (/* binding */ reconcile),
/* harmony export */   T9: () => (/* binding */ isParkable),
/* harmony export */   xN: () => (/* binding */ REPEATS)
/* harmony export */ });
/* harmony import */ var _capacity_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3787);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8019);
/* harmony import */ var _floor_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(497);
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2570);




/** The load balancer's nodes follow a change of weights within seconds; until then they still route by the old ones. */
const SETTLE_MS = 10_000;
/** A deletion that fails, or a change that cannot be taken back, is asked for this often again before a person is. */
const REPEATS = 2;
/** What is to be written now: the difference between what the record wants and what is seen, in order. */
function reconcile(record, seen) {
    // While somebody else moves traffic nothing here does: the next look tells whether they meant it.
    if (record.strayed > 0)
        return [];
    switch (record.phase) {
        case 'provisioning':
            return record.kind === 'capacity' ? change(record, seen) : provision(record, seen);
        case 'verifying':
            return (0,_capacity_js__WEBPACK_IMPORTED_MODULE_1__/* .pinCapacity */ .Kk)(record, seen);
        case 'shifting':
        case 'baking':
            return inTurn((0,_capacity_js__WEBPACK_IMPORTED_MODULE_1__/* .pinCapacity */ .Kk)(record, seen), moveTraffic(record, seen));
        case 'retiring':
            return record.kind === 'destroy' ? demolish(record, seen) : retire(record, seen);
        case 'rolling_back':
            return rollBack(record, seen);
        case 'promoted':
        case 'rolled_back':
        case 'stuck':
            return [];
    }
}
function provision(record, seen) {
    if (!edgeIsThere(record, seen))
        return askForEdge(record, seen);
    if (seen.rule === null)
        return [{ kind: 'create-rule', weights: record.weights }];
    const { colour, releaseId } = record.candidate;
    const fleet = seen.fleets[colour];
    if (fleet.stack.state === 'absent')
        return [{ kind: 'create-fleet', colour }];
    return fleet.releaseId === releaseId ? [] : removeIdle(record, colour, seen);
}
/** Capacity in place: nothing is made or removed, and no weight moves. */
function change(record, seen) {
    if (!edgeIsThere(record, seen))
        return askForEdge(record, seen);
    const { colour } = record.candidate;
    const { stack, capacity } = seen.fleets[colour];
    if (record.capacity.asked || capacity === record.capacity.manifest)
        return [];
    return stack.state === 'settled' ? [{ kind: 'update-fleet', colour }] : recover(record, stack, colour);
}
const edgeIsThere = (record, { edge }) => record.edge.asked &&
    edge.state === 'settled' &&
    edge.tags['torchserve-deploy:manifest'] === record.edge.manifest;
/** One whose creation failed can only be deleted; one that another actor is changing is left to them. */
function askForEdge(record, { edge }) {
    if (record.edge.asked)
        return [];
    if (edge.state === 'dead')
        return [removeEdge(edge)];
    return edge.state === 'absent' || edge.state === 'settled'
        ? [{ kind: 'edge' }]
        : recover(record, edge, 'edge');
}
const recover = (record, { state }, stack) => state === 'recoverable' && record.repeats < REPEATS ? [{ kind: 'recover', stack }] : [];
/** Capacity before weights: the floor is judged on a fleet that already has the size it is to carry traffic with. */
const inTurn = (capacity, weights) => capacity.length > 0 ? capacity : weights;
/** More weight only for a side that can carry it now: a group without healthy targets still receives traffic. */
function moveTraffic({ weights, policy }, { rule, fleets, targets }) {
    if (rule === null || (0,_traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .sameWeights */ .ML)(rule.weights, weights))
        return [];
    const rising = _colour_js__WEBPACK_IMPORTED_MODULE_2__/* .COLOURS */ .O5.filter((colour) => weights[colour] > rule.weights[colour]);
    const able = rising.every((colour) => (0,_floor_js__WEBPACK_IMPORTED_MODULE_3__/* .floor */ .R)(fleets[colour], targets[colour], policy).holds);
    return able ? [{ kind: 'weights', weights }] : [];
}
/** The candidate is its own size again; the old fleet waits for a while, or goes. */
function retire(record, seen) {
    const { candidate, stable, policy, parked } = record;
    const idle = (0,_colour_js__WEBPACK_IMPORTED_MODULE_2__/* .other */ .F)(candidate.colour);
    const left = stable !== null && policy.keepPreviousMs > 0 && isParkable(seen.fleets[idle])
        ? parked === null
            ? [park(idle, stable.desired, seen.at + policy.keepPreviousMs)]
            : []
        : removeIdle(record, idle, seen);
    return [...(0,_capacity_js__WEBPACK_IMPORTED_MODULE_1__/* .unpin */ .l0)(record, seen, candidate.colour), ...left];
}
const park = (colour, minSize, until) => ({
    kind: 'park',
    colour,
    minSize,
    until,
});
const isParkable = ({ stack, name }) => stack.state === 'settled' && name !== null;
/** Capacity, then weights, then the candidate goes. */
function rollBack(record, seen) {
    const { candidate, stable } = record;
    if (seen.rule !== null && !(0,_traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .sameWeights */ .ML)(seen.rule.weights, record.weights))
        return inTurn((0,_capacity_js__WEBPACK_IMPORTED_MODULE_1__/* .pinStable */ .zw)(record, seen), moveTraffic(record, seen));
    if (record.readBackAt !== null && seen.at < record.readBackAt + SETTLE_MS)
        return [];
    return [
        ...(stable === null ? [] : (0,_capacity_js__WEBPACK_IMPORTED_MODULE_1__/* .unpin */ .l0)(record, seen, stable.colour)),
        ...removeIdle(record, candidate.colour, seen),
    ];
}
/** Everything of one service and environment: first what sends traffic, then what serves it, then the rest. */
function demolish(record, seen) {
    if (seen.rule !== null)
        return [{ kind: 'remove-rule' }];
    const standing = _colour_js__WEBPACK_IMPORTED_MODULE_2__/* .COLOURS */ .O5.filter((colour) => seen.fleets[colour].stack.state !== 'absent');
    if (standing.length > 0)
        return standing.flatMap((colour) => removeIdle(record, colour, seen));
    return isRemovable(record, seen.edge) ? [removeEdge(seen.edge)] : [];
}
const removeEdge = ({ state }) => ({
    kind: 'remove-edge',
    repeated: state === 'undeleted',
});
/** A stack is removed only while its slot has no weight. */
function removeIdle(record, colour, seen) {
    const { stack, releaseId } = seen.fleets[colour];
    const idle = seen.rule === null || seen.rule.weights[colour] === 0;
    const own = stack.state === 'busy' && stack.cause === null && releaseId === record.releaseId;
    if (!idle || !(own || isRemovable(record, stack)))
        return [];
    return [{ kind: 'remove-fleet', colour, repeated: stack.state === 'undeleted' }];
}
/**
 * One that CloudFormation or another actor is still changing is left to finish; one that was left half changed is only
 * removed where everything is to go.
 */
const isRemovable = ({ kind, repeats }, { state }) => state === 'settled' ||
    state === 'dead' ||
    (state === 'undeleted' && repeats < REPEATS) ||
    (state === 'recoverable' && kind === 'destroy');


/***/ }),

/***/ 9510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ TERMINAL)
/* harmony export */ });
const TERMINAL = new Set(['promoted', 'rolled_back', 'stuck']);


/***/ }),

/***/ 3654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/**
 * What must never be repeated, wherever it was quoted from: AWS access key ids and what makes a presigned
 * address work. Secret keys have no shape of their own; GitHub's masks are for those.
 */
const SECRETS = [
    [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[access key]'],
    [
        /\b(X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature)=[^\s&"'<>]+/gi,
        '$1=[redacted]',
    ],
];
const redact = (text) => SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text);


/***/ }),

/***/ 7622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ releaseIdOf),
/* harmony export */   R: () => (/* binding */ isBegunBy)
/* harmony export */ });
/** Names a release by the run that began it; `what` is letters and digits. */
const releaseIdOf = ({ runId, attempt }, what) => `r${runId}-${attempt}-${what}`;
/** Whether any attempt of this run began it, whoever has led it since. */
const isBegunBy = ({ releaseId }, runId) => releaseId.startsWith(`r${runId}-`);


/***/ }),

/***/ 1600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ RELEASE_NAME),
/* harmony export */   M: () => (/* binding */ excess)
/* harmony export */ });
/** `service` and `environment` go into names, tags, metric dimensions and S3 keys. */
const RELEASE_NAME = /^[A-Za-z][-A-Za-z0-9]*$/;
/** Longest target group and load balancer name that ELB accepts. */
const LONGEST = 32;
/** The longest of the 32-character names made from both: `<service>-<environment>-green`. */
const longestName = (service, environment) => `${service}-${environment}-green`;
/** How many characters too long the pair is; 0 when it fits. */
const excess = (service, environment) => Math.max(0, longestName(service, environment).length - LONGEST);


/***/ }),

/***/ 7821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ requestGone),
/* harmony export */   CR: () => (/* binding */ neverReleased),
/* harmony export */   MV: () => (/* binding */ nothingHolds),
/* harmony export */   Q6: () => (/* binding */ noEarlier),
/* harmony export */   Y2: () => (/* binding */ ownerLost),
/* harmony export */   gm: () => (/* binding */ nothingServes),
/* harmony export */   vX: () => (/* binding */ artifactChanged)
/* harmony export */ });
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2570);

const nameOf = ({ service, environment }) => `${service}/${environment}`;
const neverReleased = (named) => ({
    code: 'TSD4601',
    subject: nameOf(named),
    message: 'nothing was ever released here',
    remedy: 'Check service, environment, region and state-bucket.',
});
const nothingServes = (named, { rule }) => ({
    code: 'TSD4602',
    subject: nameOf(named),
    message: `no side serves alone (${(0,_traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .told */ .Ev)(rule?.weights ?? _traffic_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_TRAFFIC */ .qE)})`,
    remedy: 'Give one side the whole weight on the listener rule, or release with deploy.',
});
const noEarlier = (named, release) => ({
    code: 'TSD4603',
    subject: nameOf(named),
    message: `there is no earlier release than ${release ?? 'what serves'} to go back to`,
    remedy: 'Release the archive that should serve with deploy.',
});
const requestGone = (named, target) => ({
    code: 'TSD4604',
    subject: nameOf(named),
    message: `what release ${target.releaseId} was made from is not kept any more`,
    remedy: `Release its archive with deploy: ${target.artifact.uri}.`,
});
const artifactChanged = ({ artifact }, found) => ({
    code: 'TSD4605',
    subject: artifact.uri,
    message: `the archive is another one now: sha256 ${found.slice(0, 12)}, released was ${artifact.sha256.slice(0, 12)}`,
    remedy: 'Switch on versioning for the bucket of the archives, or release the archive that is wanted with deploy.',
});
const nothingHolds = (named, stored) => ({
    code: 'TSD4606',
    subject: nameOf(named),
    message: stored === null
        ? 'nothing was ever released here'
        : `release ${stored.releaseId} holds for nothing (${stored.phase})`,
    remedy: 'Only a step that says `hold`, e.g. strategy `canary 10% hold`, waits for continue.',
});
const ownerLost = (stored) => ({
    code: 'TSD4607',
    subject: stored.releaseId,
    message: `the run that led the release is not heard of any more: ${stored.owner.url}`,
    remedy: 'Run rollback or deploy: it moves traffic back first.',
});


/***/ }),

/***/ 3666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ s3Object),
/* harmony export */   n: () => (/* binding */ isBucket)
/* harmony export */ });
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3186);

const BUCKET = /^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$/;
const KEY = /^[A-Za-z0-9!_.*'()=+@,-]+(?:\/[A-Za-z0-9!_.*'()=+@,-]+)*$/;
const VERSION = /^[A-Za-z0-9._-]{1,1024}$/;
/** A bucket name by S3's own rules; one shaped like an address or with empty labels is not one. */
const isBucket = (text) => BUCKET.test(text) && !/\.\.|\.-|-\./.test(text) && !/^\d+\.\d+\.\d+\.\d+$/.test(text);
/**
 * Reads `s3://bucket/key.mar[?versionId=…]` and nothing wider: no other query, fragment, user info or port, and
 * no percent sign, so that what is checked here is letter for letter what is fetched.
 */
const s3Object = (text) => {
    const [, bucket = '', key = '', query] = /^s3:\/\/([^/?#]*)\/([^?#]*)(\?[^#]*)?$/.exec(text) ?? [];
    const versionId = /^\?versionId=(.*)$/.exec(query ?? '')?.[1];
    if (!isBucket(bucket))
        return refused('must name a bucket: s3://bucket/key.mar');
    if (!isKey(key))
        return refused('must name a plain key, without "..", empty parts or percent signs');
    if (query !== undefined && !VERSION.test(versionId ?? ''))
        return refused('must have no query but ?versionId=…, and no fragment');
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)({ bucket, key, versionId: versionId ?? null });
};
const isKey = (key) => key.length <= 1024 && KEY.test(key) && !key.split('/').some((part) => part === '.' || part === '..');
const refused = (rule) => (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)('TSD1120', rule, 'Write `s3://bucket/key.mar` or `s3://bucket/key.mar?versionId=VERSION`.');


/***/ }),

/***/ 8229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ stateBucketName)
/* harmony export */ });
/** One bucket per account and region holds records, reports, artifacts and bundles, unless another is named. */
const stateBucketName = (accountId, region) => `torchserve-deploy-${accountId}-${region}`;


/***/ }),

/***/ 2570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   ML: () => (/* binding */ sameWeights),
/* harmony export */   fO: () => (/* binding */ serving),
/* harmony export */   lD: () => (/* binding */ split),
/* harmony export */   qE: () => (/* binding */ NO_TRAFFIC)
/* harmony export */ });
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8019);

const sameWeights = (a, b) => a !== undefined && _colour_js__WEBPACK_IMPORTED_MODULE_0__/* .COLOURS */ .O5.every((colour) => a[colour] === b[colour]);
/** `candidate` gets `weight` of 100, the other slot the rest. */
function split(candidate, weight) {
    const stable = (0,_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .other */ .F)(candidate);
    return { [candidate]: weight, [stable]: 100 - weight };
}
/** Nothing serves yet: both groups named (so that both are health-checked), neither with weight. */
const NO_TRAFFIC = { blue: 0, green: 0 };
/** The slot that traffic goes to: the authority on which colour is live. `split` when both have weight. */
function serving(weights) {
    if (weights === undefined)
        return null;
    if (weights.blue > 0 && weights.green > 0)
        return 'split';
    if (weights.blue > 0)
        return 'blue';
    return weights.green > 0 ? 'green' : null;
}
/** `blue 90 %, green 10 %` */
const told = (weights) => _colour_js__WEBPACK_IMPORTED_MODULE_0__/* .COLOURS */ .O5.map((colour) => `${colour} ${weights[colour]} %`).join(', ');


/***/ }),

/***/ 1039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ tidying),
/* harmony export */   kf: () => (/* binding */ turnedBackAgain),
/* harmony export */   nK: () => (/* binding */ demolition)
/* harmony export */ });
/* harmony import */ var _beginning_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4908);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8019);
/* harmony import */ var _phase_times_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4203);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3504);
/* harmony import */ var _traffic_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2570);





/** Records that begin somewhere in the middle of the machine: what is left to do is the same work. */
/**
 * From `retiring` on: what stands without weight and without a reason goes; null when there is nothing of it. Where
 * somebody moved the weights, what has none may be what they want to go back to.
 */
function tidying(stored, seen, by, now, leaseMs) {
    const live = (0,_traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .serving */ .fO)(seen.rule?.weights);
    const leftover = _colour_js__WEBPACK_IMPORTED_MODULE_2__/* .COLOURS */ .O5.find((colour) => colour !== live && seen.fleets[colour].stack.state !== 'absent');
    const { parked } = stored;
    const waits = parked !== null && parked.colour === leftover && parked.until > now;
    if (leftover === undefined || live === 'split' || waits || stored.phase === 'stuck')
        return null;
    if ((0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .wasMoved */ .bR)(stored, seen))
        return null;
    const weights = live === null ? _traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_TRAFFIC */ .qE : (0,_traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .split */ .lD)(live, 100);
    return {
        ...restarted(stored, by, now, leaseMs),
        kind: 'release',
        phase: 'retiring',
        candidate: asSeen(seen, (0,_colour_js__WEBPACK_IMPORTED_MODULE_2__/* .other */ .F)(leftover)),
        stable: null,
        weights,
        policy: { ...stored.policy, keepPreviousMs: 0 },
    };
}
/** Nothing about it is to be changed. */
const asSeen = (seen, colour) => {
    const { minSize, maxSize, releaseId } = seen.fleets[colour];
    return { colour, minSize, maxSize, releaseId: releaseId ?? '', parked: false };
};
/** Everything of this service and environment is to go. */
const demolition = (stored, by, now, leaseMs) => ({
    ...restarted(stored, by, now, leaseMs),
    kind: 'destroy',
    phase: 'retiring',
    weights: _traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_TRAFFIC */ .qE,
    deadlineAt: now + _phase_times_js__WEBPACK_IMPORTED_MODULE_3__/* .DEMOLITION_MS */ .GY,
});
/** A person has looked at a stuck release whose traffic is split: it goes back as it should have. */
const turnedBackAgain = (stored, owner, now, leaseMs) => ({
    ...restarted(stored, { releaseId: stored.releaseId, owner }, now, leaseMs),
    phase: 'rolling_back',
    weights: stored.stable === null ? _traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_TRAFFIC */ .qE : (0,_traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .split */ .lD)(stored.stable.colour, 100),
    deadlineAt: now + stored.policy.rollingBackMs,
    cause: stored.cause,
    startedAt: stored.startedAt,
    history: stored.history,
});
const restarted = (stored, { releaseId, owner }, now, leaseMs) => ({
    ...stored,
    ...(0,_beginning_js__WEBPACK_IMPORTED_MODULE_4__/* .beginning */ .I)(now, leaseMs),
    releaseId,
    owner,
    deadlineAt: now + _phase_times_js__WEBPACK_IMPORTED_MODULE_3__/* .ACCEPTANCE_MS */ .xL,
});


/***/ }),

/***/ 4418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IX: () => (/* binding */ pass),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   uk: () => (/* binding */ wait)
/* harmony export */ });
const pass = (reason) => ({ kind: 'pass', reason });
const wait = (reason) => ({ kind: 'wait', reason });
const fail = (problem) => ({ kind: 'fail', problem });
/** Fails with the first failure, else waits with the first wait, else passes for all the reasons together. */
function all(...verdicts) {
    const held = verdicts.find((v) => v.kind === 'fail') ?? verdicts.find((v) => v.kind === 'wait');
    const reasons = verdicts.flatMap((v) => (v.kind === 'pass' ? [v.reason] : []));
    return held ?? pass(reasons.join('; '));
}


/***/ }),

/***/ 2293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UI: () => (/* binding */ Attempt),
/* harmony export */   VM: () => (/* binding */ interrupted),
/* harmony export */   gz: () => (/* binding */ failed)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9510);
/* harmony import */ var _core_release_id_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7622);
/* harmony import */ var _github_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4573);
/* harmony import */ var _github_runner_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7712);
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5671);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8568);
/* harmony import */ var _report_release_result_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(333);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4030);
/* harmony import */ var _release_report_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6481);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1222);











/** What a run that leads releases has said on GitHub so far, and what it says at the end. */
class Attempt {
    #run;
    #reporting;
    #title;
    #verdict;
    #reporter;
    #begun = null;
    constructor(run, reporting, title, verdict) {
        this.#run = run;
        this.#reporting = reporting;
        this.#title = title;
        this.#verdict = verdict;
        this.#reporter = (0,_release_report_js__WEBPACK_IMPORTED_MODULE_7__/* .gitHubReporter */ .Hk)(reporting.token, run);
    }
    /** Saved first, so that the post step can heal what this process may not live to finish. */
    begin = (record, as) => {
        const { service, environment, releaseId, owner } = record;
        // What was left and goes back already is the post step's too; a return that was left is the next run's to finish.
        if (as === 'release' || record.cancelRequested)
            (0,_github_runner_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ)('release', JSON.stringify({ service, environment, releaseId, owner }));
        if (as === 'upkeep')
            return;
        const { artifact, manifest } = record;
        const description = `${artifact.modelName} ${artifact.modelVersion}`;
        const payload = { releaseId, manifest, artifactSha256: artifact.sha256 };
        const wish = { environment, description, payload };
        const deployment = this.#reporter.openDeployment(this.#reporting.deployment, wish);
        void deployment.then((id) => (0,_github_runner_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ)('deployment', String(id ?? '')));
        this.#begun = { record, deployment };
    };
    /** Keeps the newest state of the release, for what is said if this process cannot finish it. */
    follow(record) {
        if (this.#isOwn(record))
            this.#begun = { ...this.#begun, record };
    }
    async end({ record, artifact, seen, changed }) {
        const result = record === null ? 'promoted' : (0,_report_release_result_js__WEBPACK_IMPORTED_MODULE_9__/* .releaseResult */ .L)(record);
        (0,_github_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutputs */ .n)((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .outputs */ .V4)(result, artifact, record, seen, changed));
        if (record === null) {
            await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .writeSummary */ .S)((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .unchangedSummary */ .aT)(this.#title, 'exactly this already serves'));
            return [];
        }
        const facts = seen === null ? (0,_release_report_js__WEBPACK_IMPORTED_MODULE_7__/* .unseenFacts */ .W)(record, this.#run) : (0,_release_report_js__WEBPACK_IMPORTED_MODULE_7__/* .releaseFacts */ .tc)(record, seen, this.#run);
        await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .writeSummary */ .S)((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .summary */ .z)(record, facts));
        // A release that was cut short is the clean-up step's to end, and to report.
        if (!_core_record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(record.phase))
            return [record.cause ?? interrupted];
        // One that has ended is not: it then need not ask AWS, which may not answer any more.
        (0,_github_runner_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ)('release', '');
        const deployment = (await this.#begun?.deployment) ?? null;
        // Another run's release is reported by that run.
        if (record.owner.runId === this.#run.runId)
            await (0,_release_report_js__WEBPACK_IMPORTED_MODULE_7__/* .reportOnGitHub */ .dc)(this.#reporter, this.#reporting.comment, record, facts, deployment);
        const problem = this.#verdict(record, (0,_core_release_id_js__WEBPACK_IMPORTED_MODULE_10__/* .isBegunBy */ .R)(record, this.#run.runId));
        return problem === null ? [] : [problem];
    }
    async fail(error) {
        const problems = (0,_shell_js__WEBPACK_IMPORTED_MODULE_8__/* .problemsOf */ .G)(error);
        if (this.#begun === null)
            return failed(this.#title, error);
        (0,_github_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutputs */ .n)((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .bareOutputs */ .L7)('cancelled'));
        const record = { ...this.#begun.record, cause: problems[0] ?? interrupted };
        await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .writeSummary */ .S)((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .summary */ .z)(record, (0,_release_report_js__WEBPACK_IMPORTED_MODULE_7__/* .unseenFacts */ .W)(record, this.#run)));
        return problems;
    }
    #isOwn({ releaseId }) {
        return this.#begun?.record.releaseId === releaseId;
    }
}
/** A run that ended before a release of its own began. */
async function failed(title, error) {
    const problems = (0,_shell_js__WEBPACK_IMPORTED_MODULE_8__/* .problemsOf */ .G)(error);
    (0,_github_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutputs */ .n)((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .bareOutputs */ .L7)(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_ ? 'refused' : 'cancelled'));
    await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .writeSummary */ .S)((error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_ ? _report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .refusalSummary */ .Ze : _report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .failureSummary */ .jg)(title, problems));
    return problems;
}
const interrupted = {
    code: 'TSD4402',
    subject: 'release',
    message: 'the run was stopped before the release had ended',
    remedy: 'The clean-up step moves traffic back to the stable fleet; run it again when the release is wanted.',
};


/***/ }),

/***/ 6671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ cleanUpStep)
/* harmony export */ });
/* harmony import */ var _app_deploy_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7254);
/* harmony import */ var _core_decide_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8743);
/* harmony import */ var _core_inputs_deploy_request_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(866);
/* harmony import */ var _github_run_context_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5928);
/* harmony import */ var _github_runner_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7712);
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5671);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4030);
/* harmony import */ var _given_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2954);
/* harmony import */ var _lead_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9170);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4628);
/* harmony import */ var _release_report_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6481);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(1877);












/**
 * The post step of `deploy` and `rollback`: runs after the main step whatever became of it. A release that has ended
 * needs nothing; one that was cut short gets its traffic moved back to stable, which takes no more than rollback's inputs.
 */
async function cleanUpStep(signal) {
    const saved = (0,_github_runner_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .savedState */ .fP)('release');
    if (saved === '')
        return [];
    const led = JSON.parse(saved);
    const values = await (0,_rollback_js__WEBPACK_IMPORTED_MODULE_10__/* .readRollback */ .XP)();
    const log = (0,_lead_js__WEBPACK_IMPORTED_MODULE_7__/* .releaseLog */ .c)();
    const scope = (0,_app_deploy_js__WEBPACK_IMPORTED_MODULE_0__/* .scopeOf */ .Od)({ ...led, pollMs: values['poll-interval'] });
    const record = await (0,_app_deploy_js__WEBPACK_IMPORTED_MODULE_0__/* .turnBack */ .zd)((0,_parts_js__WEBPACK_IMPORTED_MODULE_8__/* .connected */ .aW)((0,_given_js__WEBPACK_IMPORTED_MODULE_6__/* .accessOf */ .YK)(values), log.tell), scope, led, signal);
    log.end();
    if (record !== null)
        await report(record, values);
    return record !== null && (0,_core_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .mayTurnBack */ .u)(record.phase) ? [unfinished] : [];
}
async function report(record, values) {
    const { token, comment } = (0,_core_inputs_deploy_request_js__WEBPACK_IMPORTED_MODULE_11__/* .reporting */ .vR)(values);
    const run = (0,_github_run_context_js__WEBPACK_IMPORTED_MODULE_2__/* .runContext */ .p)(process.env);
    const facts = (0,_release_report_js__WEBPACK_IMPORTED_MODULE_9__/* .unseenFacts */ .W)(record, run);
    const deployment = (0,_github_runner_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .savedState */ .fP)('deployment');
    await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .writeSummary */ .S)((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .summary */ .z)(record, facts));
    const to = (0,_release_report_js__WEBPACK_IMPORTED_MODULE_9__/* .gitHubReporter */ .Hk)(token, run);
    await (0,_release_report_js__WEBPACK_IMPORTED_MODULE_9__/* .reportOnGitHub */ .dc)(to, comment, record, facts, deployment === '' ? null : Number(deployment));
}
const unfinished = {
    code: 'TSD4403',
    subject: 'release',
    message: 'traffic could not be moved back before this step was stopped',
    remedy: 'Run the workflow again: any run of this service and environment finishes it first.',
};


/***/ }),

/***/ 296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (/* binding */ continueStep)
});

// EXTERNAL MODULE: ./lib/core/claim.js
var claim = __nccwpck_require__(6035);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/rollback-refusals.js
var rollback_refusals = __nccwpck_require__(7821);
// EXTERNAL MODULE: ./lib/app/ask.js
var ask = __nccwpck_require__(8510);
;// CONCATENATED MODULE: ./lib/app/continue.js




/** Lets a release that holds for approval go on; resolves once its own run has taken note. Throws Refusal, Failure. */
async function letGoOn(parts, scope, actor, signal) {
    const stored = await parts.cloud.records.load(scope.service, scope.environment);
    const record = stored?.record ?? null;
    if (record === null || !holds(record) || !(0,claim/* isLed */.ck)(record, parts.clock.now()))
        throw new errors/* Refusal */.P_([(0,rollback_refusals/* nothingHolds */.MV)(scope, record)]);
    const { step } = record;
    const wish = { kind: 'continue', step, actor };
    const moved = (seen) => seen.releaseId !== record.releaseId || !holds(seen) || seen.step !== step;
    const after = await (0,ask/* ask */.k)(parts, record, wish, moved, scope.pollMs, signal);
    if (after === null)
        throw new errors/* Failure */.HR((0,rollback_refusals/* ownerLost */.Y2)(record));
    return after;
}
const holds = ({ phase, policy, step, approvedStep }) => phase === 'shifting' && policy.steps[step]?.hold === true && approvedStep !== step;

// EXTERNAL MODULE: ./lib/app/deploy.js + 2 modules
var deploy = __nccwpck_require__(7254);
// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
;// CONCATENATED MODULE: ./lib/report/continue.js

/** Step that was let go on, counted from 1; null: the release did not take it (it was turned back, or another came). */
const approvedStep = (held) => held.approvedStep === null ? null : held.approvedStep + 1;
/** The whole summary of `continue`. */
const continueSummary = (record) => {
    const step = record.approvedStep === null ? undefined : record.policy.steps[record.approvedStep];
    const from = step === undefined ? '' : ` past ${step.weight} %`;
    return `### ${record.service} in ${record.environment}: ✅ goes on${from}\n\nRelease ${(0,foreign_text/* inMarkdown */.Hi)(record.releaseId, 100)} took note: ${(0,foreign_text/* address */.hl)(record.owner.url)}\n`;
};

// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
// EXTERNAL MODULE: ./lib/entry/given.js + 1 modules
var given = __nccwpck_require__(2954);
// EXTERNAL MODULE: ./lib/entry/parts.js + 47 modules
var parts = __nccwpck_require__(4628);
// EXTERNAL MODULE: ./lib/entry/verb-step.js
var verb_step = __nccwpck_require__(7730);
;// CONCATENATED MODULE: ./lib/entry/continue.js










/** `continue`: no problem once the release that holds took note. */
const continueStep = (signal) => (0,verb_step/* verbStep */.I)('continue', verb_inputs/* CONTINUE_INPUTS */.KO, async (values, tell) => {
    const run = (0,run_context/* runContext */.p)(process.env);
    const scope = (0,deploy/* scopeOf */.Od)({ ...values, pollMs: values['poll-interval'] });
    const record = await letGoOn((0,parts/* leadParts */.fM)((0,given/* accessOf */.YK)(values), run, tell), scope, run.actor, signal);
    const step = approvedStep(record);
    // It was turned back, or another one began, before it could take note.
    const problems = step === null ? [record.cause ?? (0,rollback_refusals/* nothingHolds */.MV)(scope, record)] : [];
    return {
        outputs: { 'release-id': record.releaseId, step: String(step ?? '') },
        summary: step === null ? (0,summary/* failureSummary */.jg)((0,given/* titleOf */.Gg)(values), problems) : continueSummary(record),
        problems,
    };
});


/***/ }),

/***/ 5229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ deployStep)
});

// EXTERNAL MODULE: ./lib/app/deploy.js + 2 modules
var deploy = __nccwpck_require__(7254);
// EXTERNAL MODULE: ./lib/core/inputs/deploy-inputs.js + 16 modules
var deploy_inputs = __nccwpck_require__(3252);
// EXTERNAL MODULE: ./lib/core/inputs/cross-rules.js
var cross_rules = __nccwpck_require__(4811);
// EXTERNAL MODULE: ./lib/core/inputs/deploy-request.js
var deploy_request = __nccwpck_require__(866);
// EXTERNAL MODULE: ./lib/core/inputs/read-values.js
var read_values = __nccwpck_require__(6020);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/json.js
var json = __nccwpck_require__(3085);
// EXTERNAL MODULE: ./lib/core/quoted.js
var quoted = __nccwpck_require__(4415);
;// CONCATENATED MODULE: ./lib/core/golden-set.js


/** More would delay every instance's start, as each must answer them all. */
const MOST_REQUESTS = 100;
const when = (holds, rule) => (value) => holds(value) ? null : rule;
const within = (least, most) => (value) => typeof value === 'number' && value >= least && value <= most
    ? null
    : `must be a number from ${least} to ${most}`;
/** A value that JSON can carry; YAML also writes `.nan` and `.inf`. */
const isJson = (value) => typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isJson);
const isBase64 = (value) => typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
const golden_set_json = when(isJson, 'must hold finite numbers');
const REQUEST = {
    name: when((v) => typeof v === 'string' && /^[\w .:/-]{1,100}$/.test(v), 'must be a short plain text'),
    contentType: when((v) => typeof v === 'string' && /^[\x20-\x7e]{1,200}$/.test(v), 'must be a content type'),
    body: golden_set_json,
    bodyBase64: when(isBase64, 'must be Base64'),
    expect: when(json/* isFields */.C, 'must be a mapping'),
};
const EXPECT = {
    status: within(100, 599),
    json: golden_set_json,
    text: when((v) => typeof v === 'string', 'must be a text'),
    tolerance: within(0, 1e9),
    maxLatencyMs: within(1, 3_600_000),
};
/** Reads the golden set from a parsed file; every fault is named with its place in the file. */
const goldenSet = (document) => {
    const requests = (0,json/* isFields */.C)(document) ? document['requests'] : undefined;
    if (!(0,json/* isFields */.C)(document) || !Array.isArray(requests) || Object.keys(document).length !== 1)
        return {
            golden: null,
            problems: [problem('must be a mapping with one key, `requests`, which is a list')],
        };
    const rules = [...countRules(requests), ...requests.flatMap((request, i) => requestRules(request, i + 1))];
    // Every field was just checked against GoldenSet's shape.
    return rules.length === 0
        ? { golden: document, problems: [] }
        : { golden: null, problems: rules.map(problem) };
};
const countRules = (requests) => {
    const names = requests.map((request) => (0,json/* isFields */.C)(request) && typeof request['name'] === 'string' ? request['name'] : undefined);
    const repeated = names.find((name, i) => name !== undefined && names.indexOf(name) !== i);
    return [
        ...(requests.length >= 1 && requests.length <= MOST_REQUESTS
            ? []
            : [`must have 1 to ${MOST_REQUESTS} requests`]),
        ...(repeated === undefined ? [] : [`must name each request once; ${(0,quoted/* quoted */.T)(repeated)} is there twice`]),
    ];
};
const requestRules = (request, place) => {
    if (!(0,json/* isFields */.C)(request))
        return [`request ${place} must be a mapping`];
    const expect = (0,json/* isFields */.C)(request['expect']) ? request['expect'] : {};
    return [
        ...(request['name'] === undefined ? ['name must be given'] : []),
        ...('body' in request === 'bodyBase64' in request ? ['must have either body or bodyBase64'] : []),
        ...('json' in expect && 'text' in expect ? ['expect must not have both json and text'] : []),
        ...(['json', 'text', 'status'].some((key) => key in expect)
            ? []
            : ['expect must have json, text or status']),
        ...fieldRules(request, REQUEST, ''),
        ...fieldRules(expect, EXPECT, 'expect.'),
    ].map((rule) => `request ${place}: ${rule}`);
};
const fieldRules = (fields, checks, prefix) => Object.entries(fields).flatMap(([key, value]) => {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (check === undefined)
        return [`${(0,quoted/* quoted */.T)(prefix + key)} is not a known field`];
    const rule = check(value);
    return rule === null ? [] : [`${prefix}${key} ${rule}`];
});
const problem = (rule) => ({
    code: 'TSD1407',
    subject: 'golden',
    message: `the file is not a golden set: ${rule}`,
    remedy: 'Write `{"requests": [{"name": "one", "body": …, "expect": {"json": …}}]}`.',
});

// EXTERNAL MODULE: ./lib/files/config-file.js + 2 modules
var config_file = __nccwpck_require__(7084);
// EXTERNAL MODULE: ./lib/files/document-file.js
var document_file = __nccwpck_require__(8901);
// EXTERNAL MODULE: ./lib/files/workspace-file.js
var workspace_file = __nccwpck_require__(545);
;// CONCATENATED MODULE: ./lib/files/read-request.js









const LARGEST_GOLDEN = 1024 * 1024;
/** Reads and checks inputs, config file and golden set. Throws a Refusal with every problem found; calls nobody. */
const readRequest = async (given) => {
    const config = await (0,config_file/* readConfig */.X)(given);
    const { values, problems } = (0,read_values/* readValues */.N)(deploy_inputs/* DEPLOY_INPUTS */.U, { ...given, config: config.texts });
    const artifact = await locate(given.workspace, values['model-artifact']);
    const golden = await readGolden(given.workspace, values.golden ?? null);
    const all = [
        ...config.problems,
        ...problems,
        ...(0,cross_rules/* crossProblems */.r)(values),
        ...artifact.problems,
        ...golden.problems,
    ];
    if (all.length > 0 || artifact.source === null)
        throw new errors/* Refusal */.P_(all);
    // Without a problem every input has its value.
    const complete = values;
    return {
        deploy: (0,deploy_request/* deployRequest */.Lo)(complete, { artifact: artifact.source, golden: golden.golden }),
        reporting: (0,deploy_request/* reporting */.vR)(complete),
        notices: (0,deploy_request/* notices */.oE)(complete),
    };
};
const readGolden = async (workspace, path) => {
    if (path === null)
        return { golden: null, problems: [] };
    const document = await (0,document_file/* readDocument */.u)(workspace, path, LARGEST_GOLDEN, 'typed');
    return document.ok
        ? goldenSet(document.value)
        : { golden: null, problems: [(0,document_file/* fileProblem */.W)('golden', path, document)] };
};
const locate = async (workspace, source) => {
    if (source?.kind !== 'file')
        return { source: source ?? null, problems: [] };
    const path = await (0,workspace_file/* workspaceFile */.E)(workspace, source.path);
    return path.ok
        ? { source: { kind: 'file', path: path.value }, problems: [] }
        : { source: null, problems: [(0,document_file/* fileProblem */.W)('model-artifact', source.path, path)] };
};

// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/entry/attempt.js
var entry_attempt = __nccwpck_require__(2293);
// EXTERNAL MODULE: ./lib/entry/given.js + 1 modules
var given = __nccwpck_require__(2954);
// EXTERNAL MODULE: ./lib/entry/lead.js + 2 modules
var lead = __nccwpck_require__(9170);
;// CONCATENATED MODULE: ./lib/entry/deploy.js







/** The main step of `deploy`: the problems it ended with, none for a promoted release. */
async function deployStep(signal) {
    const run = (0,run_context/* runContext */.p)(process.env);
    const request = await readRequest((0,given/* given */.gI)(deploy_inputs/* DEPLOY_INPUTS */.U)).catch((error) => (0,entry_attempt/* failed */.gz)('deploy', error));
    if (!('deploy' in request))
        return request;
    const { deploy: wanted, reporting, notices } = request;
    const attempt = new entry_attempt/* Attempt */.UI(run, reporting, (0,given/* titleOf */.Gg)(wanted), promoted);
    return (0,lead/* lead */.H)(attempt, wanted, run, notices, (parts) => (0,deploy/* deploy */.gg)(parts, wanted, signal));
}
const promoted = (record) => (record.phase === 'promoted' ? null : (record.cause ?? entry_attempt/* interrupted */.VM));


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ destroyStep)
});

// EXTERNAL MODULE: ./lib/app/deploy.js + 2 modules
var deploy = __nccwpck_require__(7254);
// EXTERNAL MODULE: ./lib/core/claim.js
var claim = __nccwpck_require__(6035);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/release-id.js
var release_id = __nccwpck_require__(7622);
// EXTERNAL MODULE: ./lib/core/rollback-refusals.js
var rollback_refusals = __nccwpck_require__(7821);
// EXTERNAL MODULE: ./lib/core/upkeep.js
var upkeep = __nccwpck_require__(1039);
// EXTERNAL MODULE: ./lib/app/parts.js
var app_parts = __nccwpck_require__(2825);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
;// CONCATENATED MODULE: ./lib/app/destroy.js







/** Removes everything of one service and environment, in order. Refused while a release runs. Throws Refusal. */
async function destroy(parts, scope, signal) {
    const { cloud, clock, owner } = parts;
    const held = await cloud.records.load(scope.service, scope.environment);
    if (held === null)
        throw new errors/* Refusal */.P_([(0,rollback_refusals/* neverReleased */.CR)(scope)]);
    (0,claim/* claim */.B7)(held.record, { owner, manifest: null, acceptObserved: true }, clock.now());
    const by = { releaseId: (0,release_id/* releaseIdOf */.M)(owner, 'destroy'), owner };
    const record = (0,upkeep/* demolition */.nK)(held.record, by, clock.now(), app_parts/* LEASE_MS */.W);
    return (await (0,take_over/* finish */.O9)(parts, scope, record, held, signal)).record;
}

// EXTERNAL MODULE: ./lib/app/status.js
var app_status = __nccwpck_require__(9001);
// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
// EXTERNAL MODULE: ./lib/report/release-sections.js
var release_sections = __nccwpck_require__(7964);
// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
;// CONCATENATED MODULE: ./lib/report/destroy.js





/** Names of the stacks that stand. */
const standing = ({ edge, fleets }) => [...colour/* COLOURS */.O5.map((colour) => fleets[colour].stack), edge]
    .filter(({ state }) => state !== 'absent')
    .map(({ name }) => name);
/** The job summary of `destroy`; `before`: the stacks that stood when it began. */
const destroySummary = (record, before) => (0,sections/* joinWithin */.Uo)(summary/* SUMMARY_LIMIT */.Jt, [
    `### ${record.service} in ${record.environment}: ${verdict(record, before)}`,
    (0,release_sections/* causeSection */.bM)(record.cause),
    before.length === 0 ? null : before.map((name) => `- ${(0,foreign_text/* inMarkdown */.Hi)(name, 150)}`).join('\n'),
    KEPT,
    (0,release_sections/* detailSection */.xd)(record.cause),
]);
const verdict = ({ phase }, before) => {
    if (phase === 'stuck')
        return '⛔ blocked, a person is needed';
    if (phase !== 'promoted')
        return '❌ stopped on the way';
    return before.length === 0 ? '✅ nothing stood any more' : '✅ removed';
};
const KEPT = 'Records, archives and reports stay in the state bucket, and the network stack stays.';

// EXTERNAL MODULE: ./lib/entry/given.js + 1 modules
var given = __nccwpck_require__(2954);
// EXTERNAL MODULE: ./lib/entry/parts.js + 47 modules
var entry_parts = __nccwpck_require__(4628);
// EXTERNAL MODULE: ./lib/entry/verb-step.js
var verb_step = __nccwpck_require__(7730);
;// CONCATENATED MODULE: ./lib/entry/destroy.js










/** `destroy`: no problem once everything is gone; the resource that blocks it is named. */
const destroyStep = (signal) => (0,verb_step/* verbStep */.I)('destroy', verb_inputs/* DESTROY_INPUTS */.nY, async (values, tell) => {
    const parts = (0,entry_parts/* leadParts */.fM)((0,given/* accessOf */.YK)(values), (0,run_context/* runContext */.p)(process.env), tell);
    const scope = (0,deploy/* scopeOf */.Od)({ ...values, pollMs: values['poll-interval'] });
    const before = standing((await (0,app_status/* status */.h)(parts, scope)).seen);
    const record = await destroy(parts, scope, signal);
    return {
        outputs: { changed: String(before.length > 0) },
        summary: destroySummary(record, before),
        problems: left(record),
    };
});
const left = (record) => {
    if (record.phase === 'promoted')
        return [];
    return [record.phase === 'stuck' ? (record.cause ?? (0,claim/* stuckRelease */.iO)(record)) : (0,verb_step/* stopped */.c)('destroy')];
};


/***/ }),

/***/ 2954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  YK: () => (/* binding */ accessOf),
  gI: () => (/* binding */ given),
  Gg: () => (/* binding */ titleOf)
});

// EXTERNAL MODULE: ./lib/github/runner-commands.js
var runner_commands = __nccwpck_require__(7712);
;// CONCATENATED MODULE: ./lib/github/inputs.js

/** The action's inputs by name, as the runner hands them over; '' where nothing was given. */
const actionInputs = (names) => Object.fromEntries(names.map((name) => [name, (0,runner_commands/* input */.hF)(name)]));

;// CONCATENATED MODULE: ./lib/entry/given.js

/** Inputs as the runner gives them, and where files are read from. */
const given = (definitions) => ({
    inputs: actionInputs(Object.keys(definitions)),
    environment: process.env,
    workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
});
const accessOf = (values) => ({
    region: values['aws-region'],
    roleToAssume: values['role-to-assume'],
    stateBucket: values['state-bucket'],
});
/** How reports name a service and environment. */
const titleOf = ({ service, environment }) => `${service} in ${environment}`;


/***/ }),

/***/ 8796:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_runner_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7712);
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6671);
/* harmony import */ var _continue_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(296);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5229);
/* harmony import */ var _destroy_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4738);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1877);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1222);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6023);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8240);
/* harmony import */ var _verb_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6475);










const STEPS = {
    deploy: _deploy_js__WEBPACK_IMPORTED_MODULE_3__/* .deployStep */ .c,
    rollback: _rollback_js__WEBPACK_IMPORTED_MODULE_5__/* .rollbackStep */ .dl,
    continue: _continue_js__WEBPACK_IMPORTED_MODULE_2__/* .continueStep */ .k,
    status: _status_js__WEBPACK_IMPORTED_MODULE_7__/* .statusStep */ .D,
    destroy: _destroy_js__WEBPACK_IMPORTED_MODULE_4__/* .destroyStep */ .F,
    sweep: _sweep_js__WEBPACK_IMPORTED_MODULE_8__/* .sweepStep */ .p,
};
// One bundle for the main and the post step: state written by the first is how the second knows itself.
if ((0,_github_runner_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .savedState */ .fP)('step') === 'main') {
    await (0,_shell_js__WEBPACK_IMPORTED_MODULE_6__/* .shell */ .v)(_clean_up_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanUpStep */ .J);
}
else {
    (0,_github_runner_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ)('step', 'main');
    await (0,_shell_js__WEBPACK_IMPORTED_MODULE_6__/* .shell */ .v)(STEPS[(0,_verb_js__WEBPACK_IMPORTED_MODULE_9__/* .verbOf */ .r)(process.argv[1] ?? '')]);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ lead),
  c: () => (/* binding */ releaseLog)
});

// EXTERNAL MODULE: ./lib/clock.js
var clock = __nccwpck_require__(5233);
// EXTERNAL MODULE: ./lib/github/runner-commands.js
var runner_commands = __nccwpck_require__(7712);
;// CONCATENATED MODULE: ./lib/github/action-log.js

/** A reader who sees nothing for longer than this thinks that the run hangs. */
const HEARTBEAT_MS = 30_000;
/**
 * The log of a run: a group for each phase, a line for each change, and in a quiet wait a line at least every 30 s
 * that says what is awaited, however often the loop says that it waits. Times count from when this is made. One
 * group is always open until `end`, which comes before annotations: inside a group they would be folded away.
 */
const actionLog = (text, clock, sink = { info: runner_commands/* info */.pq, startGroup: runner_commands/* startGroup */.Oh, endGroup: runner_commands/* endGroup */.N4 }) => {
    const began = clock.now();
    let spokeAt = began;
    sink.startGroup('preparation');
    const tell = (progress) => {
        const now = clock.now();
        if (progress.kind === 'waiting' && now - spokeAt < HEARTBEAT_MS)
            return;
        if (progress.kind === 'phase') {
            sink.endGroup();
            sink.startGroup(text.title(progress));
        }
        sink.info(text.line(progress, now - began));
        spokeAt = now;
    };
    return { tell, end: sink.endGroup };
};

// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
;// CONCATENATED MODULE: ./lib/report/log.js


/** One line of the log for one thing that happened, with the time since the run began. */
const logLine = (progress, sinceMs) => `[${(0,elapsed/* elapsed */.v)(sinceMs).padStart(7)}] ${said(progress)}`;
/** The name of the group that a phase's lines are gathered under. */
const phaseTitle = (record) => {
    const name = record.phase.replace('_', ' ');
    const { colour } = record.candidate;
    return record.phase === 'shifting' ? `${name}, ${record.weights[colour]} % to ${colour}` : name;
};
const said = (progress) => {
    switch (progress.kind) {
        case 'phase':
            return `${phaseTitle(progress.record)}: ${(0,foreign_text/* oneLine */.TN)(progress.reason)}`;
        case 'weights':
            return `weights: blue ${progress.weights.blue} %, green ${progress.weights.green} %`;
        case 'stack-event':
            return stackEvent(progress);
        case 'waiting':
            return `waiting ${(0,elapsed/* elapsed */.v)(progress.elapsedMs)}: ${(0,foreign_text/* oneLine */.TN)(progress.reason)}`;
        case 'note':
            return (0,foreign_text/* oneLine */.TN)(progress.text);
    }
};
const stackEvent = ({ event }) => {
    const reason = event.reason === null ? '' : `: ${(0,foreign_text/* oneLine */.TN)(event.reason)}`;
    return `${event.stack} ${event.status} ${event.resource} (${event.type})${reason}`;
};

// EXTERNAL MODULE: ./lib/entry/parts.js + 47 modules
var parts = __nccwpck_require__(4628);
;// CONCATENATED MODULE: ./lib/entry/lead.js




const releaseLog = () => actionLog({ line: logLine, title: ({ record }) => phaseTitle(record) }, (0,clock/* systemClock */.m)());
/** Leads a release with its log and its reports: the problems it ended with. */
async function lead(attempt, access, run, notices, work) {
    const log = releaseLog();
    for (const notice of notices)
        log.tell({ kind: 'note', text: notice });
    const tell = (progress) => {
        log.tell(progress);
        if (progress.kind === 'phase')
            attempt.follow(progress.record);
    };
    try {
        const ended = await work(await (0,parts/* makingParts */.WL)(access, run, tell, attempt.begin));
        log.end();
        return await attempt.end(ended);
    }
    catch (error) {
        log.end();
        return await attempt.fail(error);
    }
}


/***/ }),

/***/ 4628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  aW: () => (/* binding */ connected),
  fM: () => (/* binding */ leadParts),
  WL: () => (/* binding */ makingParts)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./lib/clock.js
var lib_clock = __nccwpck_require__(5233);
;// CONCATENATED MODULE: ./lib/aws/account.js
/** `renews`: the credentials are ours, and renewed by us. */
function account(clients, calls, renews) {
    let end;
    const ambientEnd = async () => {
        // Any client would do: this one is loaded for every release.
        const { config } = await clients.cloudFormation();
        return fixedEnd(await calls.repeat('credentials', () => config.credentials()));
    };
    return {
        async accountId() {
            const sts = await clients.sts();
            const { Account: id } = await calls.repeat('credentials', () => sts.getCallerIdentity());
            return id;
        },
        credentialsUntil() {
            end ??= renews ? Promise.resolve(null) : ambientEnd();
            // A failure is not kept: the next poll asks again.
            end.catch(() => (end = undefined));
            return end;
        },
    };
}
/**
 * When credentials end for good. Only those from environment variables do: every other source of the SDK's chain
 * (instance, container, profile, process, web identity) is asked again by the SDK once what it gave has ended.
 */
function fixedEnd({ $source, expiration }) {
    const end = expiration?.getTime() ?? Number.NaN;
    return $source?.CREDENTIALS_ENV_VARS === undefined || Number.isNaN(end) ? null : end;
}

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
;// CONCATENATED MODULE: ./lib/aws/alarms.js

/** Names that DescribeAlarms takes at once. */
const AT_ONCE = 100;
function alarms(clients, calls) {
    return {
        async read(names) {
            const found = new Map();
            try {
                for (let start = 0; start < names.length; start += AT_ONCE) {
                    const client = await clients.cloudWatch();
                    const some = names.slice(start, start + AT_ONCE);
                    for (const alarm of await calls.repeat('alarms', () => describe(client, some)))
                        found.set(alarm.AlarmName ?? '', alarm);
                }
            }
            catch (error) {
                // Everything else that was seen counts all the same: whoever has to go back must not wait for an alarm.
                if (!(error instanceof errors/* Failure */.HR))
                    throw error;
                return names.map((name) => ({ name, state: 'unreadable', reason: error.message }));
            }
            return names.map((name) => viewOf(name, found.get(name)));
        },
    };
}
/** Composite alarms only come when asked for. */
async function describe(client, names) {
    const answer = await client.describeAlarms({
        AlarmNames: [...names],
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        MaxRecords: AT_ONCE,
    });
    return [...(answer.MetricAlarms ?? []), ...(answer.CompositeAlarms ?? [])];
}
/** A state that AWS adds one day is no evidence of quiet. */
function viewOf(name, alarm) {
    if (alarm === undefined)
        return { name, state: 'missing', reason: '' };
    const { StateValue: value, StateReason: reason } = alarm;
    return {
        name,
        state: value === 'OK' || value === 'ALARM' ? value : 'INSUFFICIENT_DATA',
        reason: reason ?? '',
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
;// CONCATENATED MODULE: ./lib/aws/vendor-error.js

const THROTTLES = new Set([
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'Throttling',
    'ThrottlingException',
    'ThrottledException',
    'TooManyRequestsException',
]);
const NETWORK = new Set([
    'ECONNREFUSED',
    'ECONNRESET',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
]);
/** Clock skew heals itself: the SDK corrects its clock from the answer before the next call (SDK-04). */
const PASSING = new Set([
    'TimeoutError',
    'RequestTimeout',
    'RequestTimeTooSkewed',
    'PriorRequestNotComplete',
]);
const IDENTITY = new Set(['InvalidIdentityToken', 'InvalidIdentityTokenException', 'IDPCommunicationError']);
const EXPIRED = new Set([
    'CredentialsProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'InvalidClientTokenId',
    'RequestExpired',
    'UnrecognizedClientException',
]);
const DENIED = new Set([
    'AccessDenied',
    'AccessDeniedException',
    'AuthorizationError',
    'UnauthorizedOperation',
]);
const asVendor = (error) => error instanceof Error ? error : new Error(String(error), { cause: error });
/** Both names of an error; an adapter that expects one asks for it with `isNamed`. */
const namesOf = (error) => [error.Code, error.name, error.code].filter((name) => name !== undefined);
const statusOf = (error) => error.$metadata?.httpStatusCode ?? 0;
const isNamed = (error, ...names) => namesOf(asVendor(error)).some((name) => names.includes(name));
const messageOf = (error) => asVendor(error).message;
const httpStatus = (error) => statusOf(asVendor(error));
const hasName = (error, names) => namesOf(error).some((name) => names.has(name));
/** Nothing was done: the service asks to come back later (THR-01). */
const isThrottled = (error) => hasName(error, THROTTLES) || statusOf(error) === 429;
/** An error wrapped on its way keeps the network's code only in its words. */
const isNetwork = (error) => hasName(error, NETWORK) ||
    (error.name === 'Error' && [...NETWORK].some((code) => error.message.includes(code)));
/** STS asked GitHub for its keys and got none: the same name as a token that is wrong, so the words decide (STS-01). */
const isKeyFetch = (error) => hasName(error, IDENTITY) && error.message.includes("Couldn't retrieve verification key");
/** No answer, or one that says nothing: a write may or may not have been applied. 501 is an answer. */
const isUnanswered = (error) => isNetwork(error) ||
    hasName(error, PASSING) ||
    isKeyFetch(error) ||
    (statusOf(error) >= 500 && statusOf(error) !== 501);
/** Says nothing about the thing asked for: to be asked again, never a verdict. */
const isPassing = (error) => {
    const vendor = asVendor(error);
    return isThrottled(vendor) || isUnanswered(vendor);
};
/** An answer of AWS, or of the network on the way there. Anything else is the project's own, or a defect in it. */
const isVendors = (error) => error.$metadata !== undefined || isPassing(error) || hasName(error, EXPIRED);
/** The one place where AWS's errors become the project's own. `subject` is the thing that was asked about. */
function translated(error, subject) {
    const vendor = asVendor(error);
    if (!isVendors(vendor))
        return error;
    const message = `${vendor.Code ?? vendor.name}: ${vendor.message}`;
    return new errors/* Failure */.HR({ ...verdictOn(vendor), subject, message }, { cause: error });
}
/** Docs/troubleshooting has a heading per code. The first that fits: an expired session is a 403 as well. */
function verdictOn(error) {
    if (hasName(error, EXPIRED))
        return VERDICTS.credentials;
    if (isPassing(error))
        return VERDICTS.silence;
    if (hasName(error, DENIED) || statusOf(error) === 403)
        return VERDICTS.denied;
    if (isNamed(error, 'TooManyRules'))
        return VERDICTS.noRoom;
    return isNamed(error, 'NoSuchBucket') ? VERDICTS.noBucket : VERDICTS.refused;
}
const VERDICTS = {
    denied: { code: 'TSD3001', remedy: 'Allow this action in the role that the job uses.' },
    credentials: {
        code: 'TSD3002',
        remedy: 'Give the job credentials: role-to-assume with `id-token: write`, or ambient ones that last.',
    },
    silence: {
        code: 'TSD3003',
        remedy: 'AWS gave no usable answer for some time. Run again: what was begun is taken up.',
    },
    refused: { code: 'TSD3004', remedy: 'AWS refused the call; its words say why.' },
    noRoom: {
        code: 'TSD3006',
        remedy: 'Remove rules that nobody needs, or ask for a higher quota of rules per load balancer.',
    },
    noBucket: {
        code: 'TSD3301',
        remedy: 'Make the bucket once for the account and region, with versioning on, or name another with state-bucket.',
    },
};

;// CONCATENATED MODULE: ./lib/aws/artifacts.js








/** S3 takes more than this only in parts. */
const LARGEST = 5 * 1024 ** 3;
function artifacts(clients, calls, bucket) {
    const store = async (Key, sha256, body) => {
        const s3 = await clients.s3();
        const Bucket = await bucket();
        const versionId = await calls.repeat(Bucket, () => putUnlessThere(s3, { Bucket, Key }, sha256, body));
        return { uri: `s3://${Bucket}/${Key}`, versionId };
    };
    return {
        async fetch(source) {
            if (source.kind === 'file')
                return { path: source.path, sha256: await sha256Of(source.path), uri: null, versionId: null };
            const path = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDirectory(), 'artifact-')), 'model.mar');
            const s3 = await clients.s3();
            return calls.repeat(addressOf(source), () => download(s3, source, path));
        },
        async publish(path, sha256) {
            const { size } = await (0,promises_.stat)(path);
            if (size > LARGEST)
                throw new errors/* Refusal */.P_([tooLarge(size)]);
            return store(`artifacts/${sha256}.mar`, sha256, () => ({
                Body: (0,external_node_fs_.createReadStream)(path),
                ContentLength: size,
                ContentType: 'application/zip',
            }));
        },
        async publishBundle(zip, sha256) {
            const stored = await store(`bundles/${sha256}.zip`, sha256, () => ({
                Body: zip,
                ContentLength: zip.byteLength,
                ContentType: 'application/zip',
            }));
            return stored.uri;
        },
    };
}
/** The runner's own is emptied after the job. */
const tempDirectory = () => process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
const addressOf = ({ bucket, key }) => `s3://${bucket}/${key}`;
/** To a file, hashed on the way: an archive may be larger than the memory. */
async function download(s3, source, path) {
    const answer = await getObject(s3, source);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const body = answer.Body;
    body.on('data', (chunk) => hash.update(chunk));
    await (0,external_node_stream_promises_namespaceObject.pipeline)(body, (0,external_node_fs_.createWriteStream)(path));
    return { path, sha256: hash.digest('hex'), uri: addressOf(source), versionId: versionOf(answer.VersionId) };
}
async function getObject(s3, source) {
    const version = source.versionId === null ? {} : { VersionId: source.versionId };
    try {
        return await s3.getObject({ Bucket: source.bucket, Key: source.key, ...version });
    }
    catch (error) {
        if (isNamed(error, 'NoSuchKey', 'NoSuchBucket', 'NoSuchVersion', 'NotFound'))
            throw new errors/* Refusal */.P_([notThere(source)]);
        if (httpStatus(error) === 403)
            throw new errors/* Refusal */.P_([notAllowed(source)]);
        throw error;
    }
}
/** The stored version. The name is the digest, so what is there is the same; S3 checks what arrives against it. */
async function putUnlessThere(s3, place, sha256, body) {
    const there = await head(s3, place);
    if (there !== null)
        return versionOf(there.VersionId);
    const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
    const put = await s3.putObject({ ...place, ...body(), ChecksumSHA256 });
    return versionOf(put.VersionId);
}
/** null too for a caller who may not list the bucket: S3 hides absence behind 403 then (S3-07). */
async function head(s3, place) {
    try {
        return await s3.headObject(place);
    }
    catch (error) {
        if (httpStatus(error) === 404 || httpStatus(error) === 403)
            return null;
        throw error;
    }
}
/** A bucket without versioning says nothing, one with versioning suspended says `null`. */
const versionOf = (versionId) => versionId === undefined || versionId === 'null' ? null : versionId;
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
const notThere = (source) => ({
    code: 'TSD2301',
    subject: 'model-artifact',
    message: `there is no ${addressOf(source)}${source.versionId === null ? '' : ` of version ${source.versionId}`}`,
    remedy: 'Correct the address, or upload the archive first.',
});
const notAllowed = (source) => ({
    code: 'TSD2302',
    subject: 'model-artifact',
    message: `${addressOf(source)} may not be read with the credentials of this job`,
    remedy: 'Allow s3:GetObject (and s3:GetObjectVersion, s3:ListBucket) on it in the role that the job uses.',
});
const tooLarge = (size) => ({
    code: 'TSD2303',
    subject: 'model-artifact',
    message: `the archive has ${size} bytes; a local one may have ${LARGEST}`,
    remedy: 'Upload it to S3 yourself and give its s3:// address.',
});

;// CONCATENATED MODULE: ./lib/aws/calls.js

const ATTEMPTS = 10;
const FIRST_MS = 200;
const LONGEST_MS = 5_000;
/** Full jitter: many runs that were throttled together must not come back together. */
const backOffMs = (attempt, random) => random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
function callsWith(clock, random = Math.random) {
    return {
        async repeat(subject, call) {
            for (let attempt = 0;; attempt += 1) {
                try {
                    return await call();
                }
                catch (error) {
                    if (!isPassing(error) || attempt + 1 >= ATTEMPTS)
                        throw translated(error, subject);
                    await clock.sleep(backOffMs(attempt, random));
                }
            }
        },
        async once(subject, call) {
            try {
                await call();
                return 'done';
            }
            catch (error) {
                if (!isPassing(error))
                    throw translated(error, subject);
                return 'unknown';
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/aws/server-time.js
/** Listens to the `Date` of all answers of this client, refusals too, since it stands inside of what reads them. */
function hearing(client, hear) {
    if (hear === undefined)
        return client;
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        const time = Date.parse(dateOf(result.response));
        if (!Number.isNaN(time))
            hear(time);
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'serverTime' });
    return client;
}
/** '' for an answer without a date. */
const dateOf = (response) => response.headers?.['date'] ?? '';

;// CONCATENATED MODULE: ./lib/aws/clients.js

/** One attempt: what may be sent again is decided in calls.ts, call by call, not by the SDK for all alike. */
const ONE_ATTEMPT = { maxAttempts: 1 };
const API = {
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};
/** Archives take as long as they take: only silence is cut. */
const OBJECTS = { requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 } };
function clientsFor({ hearTime, ...options }) {
    const api = { ...options, ...ONE_ATTEMPT, ...API };
    const objects = { ...options, ...ONE_ATTEMPT, ...OBJECTS, forcePathStyle: hasOwnEndpoint(process.env) };
    return {
        autoScaling: lazily(async () => hearing(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(932)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8932, 19))).AutoScaling(api), hearTime)),
        cloudFormation: lazily(async () => hearing(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(805)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3805, 19))).CloudFormation(api), hearTime)),
        cloudWatch: lazily(async () => hearing(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(85)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4085, 19))).CloudWatch(api), hearTime)),
        loadBalancing: lazily(async () => hearing(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(586)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 586, 19))).ElasticLoadBalancingV2(api), hearTime)),
        s3: lazily(async () => hearing(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(711)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3711, 19))).S3(objects), hearTime)),
        sts: lazily(async () => hearing(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(695)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1695, 19))).STS(api), hearTime)),
    };
}
/** S3-compatible endpoints seldom answer to bucket names as host names, so the bucket goes into the path. */
const hasOwnEndpoint = (env) => [env['AWS_ENDPOINT_URL_S3'], env['AWS_ENDPOINT_URL']].some((url) => url !== undefined && url !== '');
function lazily(make) {
    let made;
    return () => (made ??= make());
}

;// CONCATENATED MODULE: ./lib/aws/credentials.js


/** Renewed this long before they end: longer than any one call may take. */
const MARGIN_MS = 5 * 60_000;
/** The role's credentials, renewed before they end, so that a release may outlive a session. Shared by all clients. */
function assumedRole(options, clients, calls, clock) {
    let held;
    let renewAt = 0;
    const renew = async () => {
        const made = await assume(options, clients, calls);
        renewAt = made.expiration.getTime() - MARGIN_MS;
        return made;
    };
    return () => {
        if (held !== undefined && clock.now() < renewAt)
            return held;
        // All who ask while it is renewed wait for the same answer; a refusal is not kept.
        renewAt = Number.POSITIVE_INFINITY;
        held = renew();
        held.catch(() => (renewAt = 0));
        return held;
    };
}
/** A new token for each try: a token may end before a slow try does (STS-02). */
async function assume({ roleArn, sessionName, idToken }, clients, calls) {
    const sts = await clients.sts();
    return calls.repeat(roleArn, async () => {
        const request = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: await idToken() };
        try {
            return identity((await sts.assumeRoleWithWebIdentity(request)).Credentials);
        }
        catch (error) {
            throw isPassing(error) ? error : new errors/* Failure */.HR(refused(roleArn, error), { cause: error });
        }
    });
}
const identity = (given) => ({
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
});
const refused = (roleArn, error) => ({
    code: 'TSD3005',
    subject: 'role-to-assume',
    message: `${roleArn}: ${messageOf(error)}`,
    remedy: remedyFor(messageOf(error)),
});
/** STS-01: the words tell which part of the trust is wrong. */
function remedyFor(message) {
    if (message.includes('No OpenIDConnect provider'))
        return 'Add GitHub as an OpenID Connect provider to this account.';
    if (message.includes('audience'))
        return 'Let the provider accept the audience sts.amazonaws.com.';
    return 'Let the role trust this repository and environment (the `sub` of the job’s token).';
}

// EXTERNAL MODULE: ./lib/core/colour.js
var core_colour = __nccwpck_require__(8019);
;// CONCATENATED MODULE: ./lib/aws/fleet-end.js

/** The maximum stays: it is what the fleet is launched up to should somebody go back to it after all. */
const NOTHING = { MinSize: 0, DesiredCapacity: 0 };
const NAMES = {
    pin: 'torchserve-deploy-pin',
    parking: 'torchserve-deploy-parking',
};
/** Auto Scaling's times are whole seconds: it ends with the last one that has begun. */
const putEnd = (client, group, until, { kind, sizes }) => client.putScheduledUpdateGroupAction({
    AutoScalingGroupName: group,
    ScheduledActionName: NAMES[kind],
    StartTime: new Date(Math.ceil(until / 1000) * 1000),
    ...sizes,
});
/** An unknown action is a ValidationError: there was no end any more, or never one. */
async function removeEnd(client, group, kind) {
    try {
        await client.deleteScheduledAction({ AutoScalingGroupName: group, ScheduledActionName: NAMES[kind] });
    }
    catch (error) {
        if (!isNamed(error, 'ValidationError'))
            throw error;
    }
}

;// CONCATENATED MODULE: ./lib/aws/group-names.js

/** Logical id of the group in templates/fleet.yaml: its name is asked for before the stack has outputs. */
const GROUP = 'Group';
/** From the stack's output, or while it is being made from its resources, asked until found, once a stack. */
function groupNames(clients, calls) {
    const known = new Map();
    return async (stack) => {
        if (stack.id === null || stack.status === 'REVIEW_IN_PROGRESS')
            return null;
        const name = stack.outputs['GroupName'] ?? known.get(stack.id);
        if (name !== undefined)
            return name;
        const client = await clients.cloudFormation();
        const found = await calls.repeat(stack.name, () => find(client, stack.id));
        if (found !== null)
            known.set(stack.id, found);
        return found;
    };
}
async function find(client, stackId) {
    try {
        const answer = await client.describeStackResources({ StackName: stackId, LogicalResourceId: GROUP });
        const id = answer.StackResources?.[0]?.PhysicalResourceId ?? '';
        return id === '' ? null : id;
    }
    catch (error) {
        if (isNamed(error, 'ValidationError'))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/aws/scaling-failure.js
/** Wrong in every zone, now and later: the group would try for ever. */
const HOPELESS = [
    /AMI ID '[^']*' does not exist/i, // ASG-05
    /image id '?\[?[^ ]*\]?'? (?:does not exist|is not valid)/i,
    /\bInvalidAMIID\b/,
    /your current (?:vCPU|instance|Spot)[^.]* limit|vCPU limit|VcpuLimitExceeded/i, // ASG-04
    /InstanceLimitExceeded|MaxSpotInstanceCountExceeded|maximum number of (?:running )?instances/i,
    /launch template[^.]* does not exist|InvalidLaunchTemplate/i,
    /security group '?[^ ]*'? does not exist/i,
    /Invalid IAM Instance Profile|Invalid IamInstanceProfile/i,
    /subnet ID '[^']*' does not exist/i,
    /Client\.(?:InternalError|InvalidKMSKey)/, // an encryption key the group may not use
];
/** Wrong in one zone: another may do. */
const IN_THIS_ZONE = [
    /do not have sufficient .* capacity/i, // ASG-03
    /InsufficientInstanceCapacity|UnfulfillableCapacity/,
    /instance type .* is not supported in your requested Availability Zone/i,
];
const matches = (message, patterns) => patterns.some((pattern) => pattern.test(message));
const NO_TROUBLE = { failure: null, shortage: null };
/**
 * Why launches fail. Activities newest first. A launch that succeeded later outweighs what failed before it; one zone
 * without capacity is normal while others have some.
 */
function launchTrouble(activities, zones) {
    const launches = activities.filter((activity) => activity.description.startsWith('Launching'));
    const succeeded = launches.findIndex((activity) => activity.status === 'Successful');
    const failed = launches
        .slice(0, succeeded === -1 ? launches.length : succeeded)
        .filter((activity) => activity.status === 'Failed');
    const hopeless = failed.find((activity) => matches(activity.message, HOPELESS));
    if (hopeless !== undefined)
        return { failure: hopeless.message, shortage: null };
    const short = failed.filter((activity) => matches(activity.message, IN_THIS_ZONE));
    const without = new Set(short.map((activity) => activity.zone));
    const everywhere = zones.length > 0 && zones.every((zone) => without.has(zone));
    const message = short[0]?.message ?? null;
    return everywhere ? { failure: message, shortage: null } : { failure: null, shortage: message };
}
/** From the activity's details (JSON with "Availability Zone"), else from the message: "... you requested (us-east-1a)". */
function zoneOf(details, message) {
    const fromDetails = /"Availability Zone"\s*:\s*"([^"]+)"/.exec(details ?? '')?.[1];
    return fromDetails ?? /Availability Zone[^(]*\(([-a-z0-9]+)\)/i.exec(message)?.[1] ?? null;
}

;// CONCATENATED MODULE: ./lib/aws/launch-failures.js

/** The pace of questions about launches, over all groups. */
const PACE_MS = 1_000;
/** Only a short group is asked about, one a second: of two, the one asked about longest ago. */
function launchFailures(clients, calls, clock) {
    const known = new Map();
    let askedAt = -Infinity;
    const ask = async (group) => {
        askedAt = clock.now();
        const client = await clients.autoScaling();
        const trouble = await calls.repeat(nameOf(group), () => readTrouble(client, group));
        known.set(nameOf(group), { at: askedAt, trouble });
    };
    return async (groups) => {
        const at = (group) => known.get(nameOf(group))?.at ?? -Infinity;
        const [oldest] = groups.filter(isShort).toSorted((a, b) => at(a) - at(b));
        if (oldest !== undefined && clock.now() - askedAt >= PACE_MS)
            await ask(oldest);
        return (group) => (isShort(group) ? (known.get(nameOf(group))?.trouble ?? NO_TROUBLE) : NO_TROUBLE);
    };
}
const nameOf = (group) => group.AutoScalingGroupName ?? '';
const isShort = (group) => (group.Instances ?? []).filter((instance) => instance.LifecycleState === 'InService').length <
    (group.DesiredCapacity ?? 0);
/** The newest hundred: a launch that succeeded among them outweighs what is older. */
async function readTrouble(client, group) {
    const answer = await client.describeScalingActivities({ AutoScalingGroupName: nameOf(group) });
    return launchTrouble((answer.Activities ?? []).map(ours), group.AvailabilityZones ?? []);
}
const ours = (activity) => ({
    status: activity.StatusCode ?? '',
    description: activity.Description ?? '',
    message: activity.StatusMessage ?? activity.Description ?? '',
    zone: zoneOf(activity.Details, activity.StatusMessage ?? activity.Description ?? ''),
});

;// CONCATENATED MODULE: ./lib/aws/fleets.js





function fleets(clients, calls, clock) {
    const nameOf = groupNames(clients, calls);
    const failures = launchFailures(clients, calls, clock);
    /** Each only when the one before was answered, and none twice: another run may have taken the release over. */
    const inOrder = async (group, steps) => {
        const client = await clients.autoScaling();
        for (const step of steps)
            if ((await calls.once(group, () => step(client))) === 'unknown')
                return 'unknown';
        return 'done';
    };
    return {
        async observe(stacks) {
            const [blue, green] = await Promise.all([nameOf(stacks.blue), nameOf(stacks.green)]);
            const found = await findGroups(clients, calls, [blue, green]);
            const troubleOf = await failures([...found.values()]);
            const names = { blue, green };
            return (0,core_colour/* perColour */.Yr)((colour) => {
                const group = found.get(names[colour] ?? '');
                return group === undefined
                    ? withoutGroup(stacks[colour])
                    : fleets_viewOf(stacks[colour], group, troubleOf(group));
            });
        },
        pin: (group, minSize, until, restoreMin) => inOrder(group, [
            // The end first: a run that is lost in between leaves a fleet that is not held, never one held for ever.
            (client) => putEnd(client, group, until, { kind: 'pin', sizes: { MinSize: restoreMin } }),
            (client) => removeEnd(client, group, 'parking'),
            (client) => setMinimum(client, group, minSize),
        ]),
        park: (group, minSize, until) => inOrder(group, [
            (client) => putEnd(client, group, until, { kind: 'parking', sizes: NOTHING }),
            (client) => removeEnd(client, group, 'pin'),
            (client) => setMinimum(client, group, minSize),
        ]),
        unpin: (group, minSize) => inOrder(group, [
            ...(minSize === null ? [] : [(client) => setMinimum(client, group, minSize)]),
            // As long as the pin stands, its end must.
            (client) => removeEnd(client, group, 'pin'),
            (client) => removeEnd(client, group, 'parking'),
        ]),
    };
}
const setMinimum = (client, AutoScalingGroupName, MinSize) => client.updateAutoScalingGroup({ AutoScalingGroupName, MinSize });
/** By name, in one call; none without names. An unknown group is left out, not an error (ASG-11). */
async function findGroups(clients, calls, wanted) {
    const AutoScalingGroupNames = wanted.filter((name) => name !== null);
    if (AutoScalingGroupNames.length === 0)
        return new Map();
    const client = await clients.autoScaling();
    const answer = await calls.repeat(AutoScalingGroupNames.join(' and '), () => client.describeAutoScalingGroups({ AutoScalingGroupNames }));
    return new Map((answer.AutoScalingGroups ?? []).map((group) => [group.AutoScalingGroupName ?? '', group]));
}
const fleets_identity = (stack) => ({
    stack,
    releaseId: stack.tags['torchserve-deploy:release'] ?? null,
    manifest: stack.tags['torchserve-deploy:manifest'] ?? null,
    capacity: stack.tags['torchserve-deploy:capacity'] ?? null,
});
const withoutGroup = (stack) => ({
    ...fleets_identity(stack),
    name: null,
    minSize: 0,
    maxSize: 0,
    desired: 0,
    instances: [],
    ...NO_TROUBLE,
});
const fleets_viewOf = (stack, group, trouble) => ({
    ...fleets_identity(stack),
    name: group.AutoScalingGroupName ?? null,
    minSize: group.MinSize ?? 0,
    maxSize: group.MaxSize ?? 0,
    desired: group.DesiredCapacity ?? 0,
    instances: (group.Instances ?? []).map((instance) => ({
        id: instance.InstanceId ?? '',
        zone: instance.AvailabilityZone ?? '',
        lifecycle: instance.LifecycleState ?? '',
        healthy: instance.HealthStatus === 'Healthy',
    })),
    ...trouble,
});

// EXTERNAL MODULE: ./lib/core/json.js
var json = __nccwpck_require__(3085);
;// CONCATENATED MODULE: ./lib/core/intent.js

/** Longest texts kept, in UTF-16 units. Ours are shorter; the object may hold anything. */
const LONGEST = { document: 16_384, releaseId: 128, actor: 128, runUrl: 2_048 };
/** More steps than a strategy can have. */
const MOST_STEPS = 1_000;
/** The latest moment that a date can hold. */
const LAST_MOMENT = 8_640_000_000_000_000;
/** Reads a stored intent; null for whatever is none. Unknown fields are left out. Never throws. */
function parsedIntent(text) {
    const value = text.length > LONGEST.document ? null : (0,json/* parsedJson */.U)(text);
    if (!isIntent(value))
        return null;
    const { releaseId, kind, step, actor, runUrl, at } = value;
    return { schemaVersion: 1, releaseId, kind, step, actor, runUrl, at };
}
const isText = (value, longest) => typeof value === 'string' && value.length > 0 && value.length <= longest;
const isWhole = (value, most) => Number.isSafeInteger(value) && value >= 0 && value <= most;
const isIntent = (value) => (0,json/* isFields */.C)(value) &&
    value['schemaVersion'] === 1 &&
    isText(value['releaseId'], LONGEST.releaseId) &&
    (value['kind'] === 'continue' || value['kind'] === 'rollback') &&
    (value['step'] === null || isWhole(value['step'], MOST_STEPS)) &&
    isText(value['actor'], LONGEST.actor) &&
    isText(value['runUrl'], LONGEST.runUrl) &&
    isWhole(value['at'], LAST_MOMENT);

;// CONCATENATED MODULE: ./lib/aws/release-place.js
/** Where what a release leaves in the state bucket lies: its record, those of earlier ones, and what is asked of it. */
const RELEASES = 'releases/';
const releaseKey = (service, environment, name) => `${RELEASES}${service}/${environment}/${name}.json`;
/** Whose record an object is; null for one that is none. */
function recordPlace(key) {
    const found = /^releases\/(?<service>[^/]+)\/(?<environment>[^/]+)\/current\.json$/.exec(key)?.groups;
    return found === undefined ? null : { service: found['service'], environment: found['environment'] };
}

;// CONCATENATED MODULE: ./lib/aws/intent-store.js



/** Far more than an intent has. */
const intent_store_LARGEST = 64 * 1024;
/** The intent beside the record. Read at each poll: one that did not change costs an answer without a body. */
function intentStore(clients, calls, bucket) {
    const known = new Map();
    const placeOf = async (service, environment) => ({
        Bucket: await bucket(),
        Key: releaseKey(service, environment, 'intent'),
    });
    return {
        async read(service, environment) {
            const place = await placeOf(service, environment);
            const s3 = await clients.s3();
            const found = await calls.repeat(place.Bucket, () => read(s3, place, known.get(place.Key)));
            if (found !== null)
                known.set(place.Key, found);
            return found?.intent ?? null;
        },
        async write(service, environment, intent) {
            const place = await placeOf(service, environment);
            const s3 = await clients.s3();
            const Body = JSON.stringify(intent, null, 2);
            await calls.repeat(place.Bucket, () => s3.putObject({ ...place, Body, ContentType: 'application/json' }));
        },
    };
}
/** null when there is none. S3-07: "not modified" comes as an error without a name of its own. */
async function read(s3, place, before) {
    try {
        const answer = await s3.getObject({ ...place, ...(before && { IfNoneMatch: before.tag }) });
        return { tag: answer.ETag ?? '', intent: await intentIn(answer) };
    }
    catch (error) {
        if (before !== undefined && httpStatus(error) === 304)
            return before;
        if (isNamed(error, 'NoSuchKey'))
            return null;
        throw error;
    }
}
async function intentIn({ Body, ContentLength }) {
    if ((ContentLength ?? 0) <= intent_store_LARGEST)
        return parsedIntent((await Body?.transformToString()) ?? '');
    // Nobody reads it: its connection is given up.
    if (Body !== undefined && 'destroy' in Body)
        Body.destroy();
    return null;
}

;// CONCATENATED MODULE: ./lib/aws/instance-report-reader.js

const STATES = new Set([
    'booting',
    'loading',
    'ready',
    'degraded',
    'failed',
    'draining',
]);
const LOG_LINES = 40;
const LONGEST_LINE = 2_000;
/**
 * Reads what an instance wrote about itself. It comes from outside, so every field is checked; one that cannot be
 * read is a `failed` report, never a silent gap.
 */
function readReport(text, releaseId, instanceId) {
    const fields = (0,json/* parsedJson */.U)(text);
    return isReport(fields, releaseId, instanceId) ? clipped(fields) : unreadableReport(releaseId, instanceId);
}
const unreadableReport = (releaseId, instanceId) => ({
    schemaVersion: 1,
    releaseId,
    instanceId,
    zone: '',
    state: 'failed',
    step: 'report',
    at: 0,
    model: null,
    golden: null,
    requests: { total: 0, failed: 0 },
    reason: 'the instance report cannot be read',
    log: [],
});
const instance_report_reader_isText = (value) => typeof value === 'string';
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const orNull = (check) => (value) => value === null || check(value);
const isModel = (value) => (0,json/* isFields */.C)(value) &&
    instance_report_reader_isText(value['name']) &&
    instance_report_reader_isText(value['version']) &&
    isCount(value['workersReady']) &&
    isCount(value['workersMin']);
const isGolden = (value) => (0,json/* isFields */.C)(value) &&
    isCount(value['passed']) &&
    isCount(value['failed']) &&
    orNull(isNumber)(value['latencyMs']);
const isRequests = (value) => (0,json/* isFields */.C)(value) && isCount(value['total']) && isCount(value['failed']);
function isReport(value, releaseId, instanceId) {
    if (!(0,json/* isFields */.C)(value))
        return false;
    const { log } = value;
    return (value['schemaVersion'] === 1 &&
        value['releaseId'] === releaseId &&
        value['instanceId'] === instanceId &&
        instance_report_reader_isText(value['zone']) &&
        instance_report_reader_isText(value['state']) &&
        STATES.has(value['state']) &&
        instance_report_reader_isText(value['step']) &&
        isNumber(value['at']) &&
        orNull(isModel)(value['model']) &&
        orNull(isGolden)(value['golden']) &&
        isRequests(value['requests']) &&
        orNull(instance_report_reader_isText)(value['reason']) &&
        Array.isArray(log) &&
        log.every(instance_report_reader_isText));
}
const clipped = (report) => ({
    ...report,
    log: report.log.slice(-LOG_LINES).map((line) => line.slice(0, LONGEST_LINE)),
});

;// CONCATENATED MODULE: ./lib/aws/objects-below.js
/** All objects under a prefix, a thousand a call, in the order of their keys. */
async function objectsBelow(s3, Bucket, Prefix) {
    const found = [];
    let token;
    do {
        const answer = await s3.listObjectsV2({ Bucket, Prefix, ...(token && { ContinuationToken: token }) });
        found.push(...(answer.Contents ?? []));
        token = answer.NextContinuationToken;
    } while (token !== undefined);
    return found;
}

;// CONCATENATED MODULE: ./lib/aws/instance-reports.js



/** Far more than a report with 40 lines of log has. */
const instance_reports_LARGEST = 256 * 1024;
/** Reports read at the same time: more would wait for a connection, each with its request in memory. */
const instance_reports_AT_ONCE = 25;
function instanceReports(clients, calls, bucket) {
    const known = new Map();
    return {
        async read(releaseId) {
            const s3 = await clients.s3();
            const Bucket = await bucket();
            const prefix = `reports/${releaseId}/`;
            const found = await calls.repeat(Bucket, () => objectsBelow(s3, Bucket, prefix));
            const listed = found.filter((object) => object.Key?.endsWith('.json') === true);
            const readUnlessKnown = async (object) => {
                const before = known.get(object.Key);
                if (before?.etag === object.ETag)
                    return before?.report ?? null;
                const report = await calls.repeat(Bucket, () => readOne(s3, Bucket, object, releaseId, prefix));
                if (report !== null)
                    known.set(object.Key, { etag: object.ETag, report });
                return report;
            };
            const reports = [];
            for (let start = 0; start < listed.length; start += instance_reports_AT_ONCE)
                reports.push(...(await Promise.all(listed.slice(start, start + instance_reports_AT_ONCE).map(readUnlessKnown))));
            return reports.filter((report) => report !== null);
        },
    };
}
/** null for one that was removed since it was listed. */
async function readOne(s3, Bucket, object, releaseId, prefix) {
    const instanceId = object.Key.slice(prefix.length, -'.json'.length);
    if ((object.Size ?? 0) > instance_reports_LARGEST)
        return unreadableReport(releaseId, instanceId);
    try {
        const answer = await s3.getObject({ Bucket, Key: object.Key });
        return readReport(await answer.Body.transformToString(), releaseId, instanceId);
    }
    catch (error) {
        if (isNamed(error, 'NoSuchKey'))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/aws/stored-request.js


/** What a release was made from, as it is kept beside its record. */
const requestText = (request) => JSON.stringify({ schemaVersion: 1, request }, null, 2);
/** Reads what `requestText` wrote. Throws Failure for anything else: nothing is made from a guess. */
function parsedRequest(text, key) {
    const value = (0,json/* parsedJson */.U)(text);
    if (!(0,json/* isFields */.C)(value) || value['schemaVersion'] !== 1 || !isRequest(value['request']))
        throw new errors/* Failure */.HR({
            code: 'TSD3304',
            subject: key,
            message: 'what the release was made from cannot be read by this version of the action',
            remedy: 'Release the archive that should serve with deploy.',
        });
    return value['request'];
}
const isRequest = (value) => (0,json/* isFields */.C)(value) &&
    typeof value['service'] === 'string' &&
    (0,json/* isFields */.C)(value['policy']) &&
    (0,json/* isFields */.C)(value['verified']);

;// CONCATENATED MODULE: ./lib/aws/stored-record.js


const recordText = ({ record, nonce }) => JSON.stringify({ ...record, nonce }, null, 2);
/** Reads what `recordText` wrote. Throws Failure for anything else: a record is never guessed. */
function parsedRecord(text, key) {
    const value = (0,json/* parsedJson */.U)(text);
    if (!(0,json/* isFields */.C)(value) || value['schemaVersion'] !== 1 || typeof value['releaseId'] !== 'string')
        throw new errors/* Failure */.HR({
            code: 'TSD3302',
            subject: key,
            message: 'the stored release record cannot be read by this version of the action',
            remedy: 'Use the version of the action that wrote it, or look at the object and move it away.',
        });
    const { nonce, ...record } = value;
    return { record: record, nonce: typeof nonce === 'string' ? nonce : '' };
}

;// CONCATENATED MODULE: ./lib/aws/record-store.js








const record_store_ATTEMPTS = 8;
function recordStore(clients, calls, clock, bucket) {
    const placeOf = async (service, environment, name) => ({
        Bucket: await bucket(),
        Key: releaseKey(service, environment, name),
    });
    return {
        async load(service, environment) {
            const place = await placeOf(service, environment, 'current');
            const s3 = await clients.s3();
            const found = await calls.repeat(place.Bucket, () => readText(s3, place));
            return found === null ? null : { record: versionIn(found, place).record, tag: found.tag };
        },
        async save(record, tag) {
            const place = await placeOf(record.service, record.environment, 'current');
            const s3 = await clients.s3();
            return saveOver({ s3, calls, clock, place, wish: { record, nonce: (0,external_node_crypto_.randomUUID)() }, tag });
        },
        async archive(record) {
            const place = await placeOf(record.service, record.environment, record.releaseId);
            const s3 = await clients.s3();
            const Body = recordText({ record, nonce: '' });
            await calls.repeat(place.Bucket, () => s3.putObject({ ...place, Body, ContentType: 'application/json' }));
        },
        async archived(service, environment, releaseId) {
            const place = await placeOf(service, environment, releaseId);
            const s3 = await clients.s3();
            const found = await calls.repeat(place.Bucket, () => readText(s3, place));
            return found === null ? null : versionIn(found, place).record;
        },
        async keepRequest(releaseId, request) {
            const place = await placeOf(request.service, request.environment, `${releaseId}.request`);
            const s3 = await clients.s3();
            const Body = requestText(request);
            await calls.repeat(place.Bucket, () => s3.putObject({ ...place, Body, ContentType: 'application/json' }));
        },
        async request(service, environment, releaseId) {
            const place = await placeOf(service, environment, `${releaseId}.request`);
            const s3 = await clients.s3();
            const found = await calls.repeat(place.Bucket, () => readText(s3, place));
            return found === null ? null : parsedRequest(found.text, place.Key);
        },
        async list() {
            const Bucket = await bucket();
            const s3 = await clients.s3();
            const objects = await calls.repeat(Bucket, () => objectsBelow(s3, Bucket, RELEASES));
            return objects.map(({ Key }) => recordPlace(Key ?? '')).filter((place) => place !== null);
        },
    };
}
/**
 * Writes only over `tag`. After any answer but success the object is read back: a 412 may come from our own write
 * whose answer was lost, a 409 or no answer says nothing at all (S3-01 to S3-04).
 */
async function saveOver(save) {
    for (let attempt = 0; attempt < record_store_ATTEMPTS; attempt += 1) {
        const written = await put(save);
        if (written !== null)
            return written;
        const found = await save.calls.repeat(save.place.Bucket, () => readText(save.s3, save.place));
        const stored = found === null ? null : versionIn(found, save.place);
        if (stored?.nonce === save.wish.nonce)
            return stored.tag;
        if ((stored?.tag ?? null) !== save.tag)
            throw new errors/* RecordConflict */.MI();
        await save.clock.sleep(backOffMs(attempt, Math.random));
    }
    throw new errors/* Failure */.HR(neverSaved(save.place));
}
/** The new tag, or null when the answer leaves open what is stored. */
async function put({ s3, place, wish, tag }) {
    const condition = tag === null ? { IfNoneMatch: '*' } : { IfMatch: tag };
    try {
        const Body = recordText(wish);
        const answer = await s3.putObject({ ...place, ...condition, Body, ContentType: 'application/json' });
        return answer.ETag;
    }
    catch (error) {
        if (isOpen(error))
            return null;
        throw translated(error, place.Bucket);
    }
}
/** 412: another version is there. 409: a write at the same time. NoSuchKey: it is gone (S3-02). */
const isOpen = (error) => isPassing(error) || [409, 412].includes(httpStatus(error)) || isNamed(error, 'NoSuchKey');
async function readText(s3, place) {
    try {
        const answer = await s3.getObject(place);
        return { text: await answer.Body.transformToString(), tag: answer.ETag };
    }
    catch (error) {
        if (isNamed(error, 'NoSuchKey'))
            return null;
        throw error;
    }
}
const versionIn = ({ text, tag }, { Key }) => ({ ...parsedRecord(text, Key), tag });
const neverSaved = ({ Key }) => ({
    code: 'TSD3303',
    subject: Key,
    message: 'S3 would neither take nor refuse the release record',
    remedy: 'Run again: the release is taken up where its record stands.',
});

;// CONCATENATED MODULE: ./lib/aws/aged-answers.js
/** `keeps` says which answers may be shown again at all. */
function agedAnswers(clock, keeps = () => true) {
    const kept = new Map();
    return {
        async answer(about, age, ask) {
            const before = kept.get(about);
            const asked = clock.now();
            if (before !== undefined && asked - before.at < (age?.maxAgeMs ?? 0))
                return before.answer;
            kept.delete(about);
            const answer = await ask();
            if (keeps(answer))
                kept.set(about, { at: asked, answer });
            return answer;
        },
        forget: (about) => void kept.delete(about),
    };
}

;// CONCATENATED MODULE: ./lib/aws/change-set-causes.js
/**
 * What early validation found: the set's own reason only says that it failed (CFN-31). Best effort: without
 * permission to read the events the set's reason has to do.
 */
async function validationCauses(client, stack, changeSet) {
    try {
        const answer = await client.describeEvents({
            StackName: stack,
            ChangeSetName: changeSet,
            Filters: { FailedEvents: true },
        });
        return (answer.OperationEvents ?? []).map(causeText).filter((text) => text !== null);
    }
    catch {
        return [];
    }
}
/** `Group /Resources/Group/Properties/MinSize: …`; null for an event without a reason. */
function causeText(event) {
    const reason = event.ValidationStatusReason ?? event.ResourceStatusReason ?? event.HookStatusReason;
    if (reason === undefined)
        return null;
    const where = [event.LogicalResourceId, event.ValidationPath].filter((part) => part !== undefined && part !== '');
    return where.length === 0 ? reason : `${where.join(' ')}: ${reason}`;
}

;// CONCATENATED MODULE: ./lib/aws/replacements.js
/**
 * What an update would put another in the place of, or might, as soon as something it depends on has its new value:
 * `Group (AWS::AutoScaling::AutoScalingGroup)`, in the order that CloudFormation lists the changes.
 */
async function replacements(client, StackName, ChangeSetName) {
    const found = [];
    let next;
    do {
        const answer = await client.describeChangeSet({
            StackName,
            ChangeSetName,
            ...(next && { NextToken: next }),
        });
        found.push(...(answer.Changes ?? []).filter(replaces).map(replacements_nameOf));
        next = answer.NextToken;
    } while (next !== undefined && next !== '');
    return found;
}
/** `Conditional` is only known to be harmless once it is done: too late for what serves. */
const replaces = ({ ResourceChange: change }) => change?.Replacement === 'True' || change?.Replacement === 'Conditional';
const replacements_nameOf = ({ ResourceChange: change }) => `${change?.LogicalResourceId ?? ''} (${change?.ResourceType ?? ''})`;

;// CONCATENATED MODULE: ./lib/aws/stack-problems.js
/** Bytes that CreateChangeSet takes inline (CFN-20). */
const INLINE_LIMIT = 51_200;
/** What can be wrong with a change before it is begun. Nothing that serves was touched by any of it. */
const templateTooLarge = (stack, bytes) => ({
    code: 'TSD3201',
    subject: stack,
    message: `the template has ${bytes} bytes; CloudFormation takes ${INLINE_LIMIT} inline`,
    remedy: 'Shorten the template.',
});
const changeSetRefused = (stack, reason, causes) => ({
    code: 'TSD3202',
    subject: stack,
    message: `CloudFormation refused the change: ${causes[0] ?? reason}`,
    remedy: 'Nothing was changed. Mend what the reason names, then run again.',
    ...(causes.length > 0 && { detail: [reason, ...causes] }),
});
const changeSetSlow = (stack) => ({
    code: 'TSD3203',
    subject: stack,
    message: 'CloudFormation did not finish validating the change in five minutes',
    remedy: 'Nothing was changed. Run again; the same change set is taken up.',
});
const notChangeable = (stack, status) => ({
    code: 'TSD3204',
    subject: stack,
    message: `the stack is in ${status} and cannot be changed`,
    remedy: 'Wait until the other operation has ended, or mend or remove the stack; then run again.',
});
const wouldReplace = (stack, resources) => ({
    code: 'TSD3205',
    subject: stack,
    message: `the change would replace ${resources.join(', ')}, which serves`,
    remedy: 'Nothing was changed. Release it: a new fleet takes over, and the one that serves is left as it is.',
});

;// CONCATENATED MODULE: ./lib/aws/change-set.js





const POLL_MS = 1_000;
const POLLS = 300;
/** Both wordings of an empty change set (CFN-02). */
const EMPTY = /didn't contain changes|No updates are to be performed/;
/** Makes the change set, waits for its validation, deletes it when it is empty or refused. */
async function prepareChangeSet(set, type) {
    await create(set, type);
    const made = await validated(set);
    if (wasExecuted(made))
        return { kind: 'executed' };
    if (made.Status !== 'FAILED')
        return { kind: 'ready', stackId: made.StackId ?? set.wish.name };
    const reason = made.StatusReason ?? 'CloudFormation gave no reason';
    const causes = EMPTY.test(reason) ? [] : await validationCauses(set.client, set.wish.name, change_set_nameOf(set));
    await remove(set);
    if (EMPTY.test(reason))
        return { kind: 'unchanged' };
    throw new errors/* Failure */.HR(changeSetRefused(set.wish.name, reason, causes));
}
/** Throws for a set that would replace a resource, and deletes it. */
async function refuseReplacing(set) {
    const { client, calls, wish } = set;
    const replaced = await calls.repeat(wish.name, () => replacements(client, wish.name, change_set_nameOf(set)));
    if (replaced.length === 0)
        return;
    await remove(set);
    throw new errors/* Failure */.HR(wouldReplace(wish.name, replaced));
}
/** Asks for its execution. CloudFormation copies the token to every event of it (CFN-29). */
async function executeChangeSet(set) {
    const { client, calls, wish, token } = set;
    await calls.repeat(wish.name, async () => {
        try {
            await client.executeChangeSet({
                StackName: wish.name,
                ChangeSetName: change_set_nameOf(set),
                ClientRequestToken: token,
            });
        }
        catch (error) {
            // After a lost answer the set is being executed already (CFN-03), or is executed (CFN-29).
            if (isNamed(error, 'TokenAlreadyExistsException'))
                return;
            if (isNamed(error, 'InvalidChangeSetStatus') && wasExecuted(await change_set_describe(set)))
                return;
            throw error;
        }
    });
}
/** Whether an earlier call with this token had it executed, and only the answer was lost. */
const wasBegun = (set) => set.calls.repeat(set.wish.name, async () => {
    try {
        return wasExecuted(await change_set_describe(set));
    }
    catch (error) {
        if (isNamed(error, 'ChangeSetNotFound'))
            return false;
        throw error;
    }
});
/** Letters, digits and dashes, at most 128, a letter first. */
const changeSetName = (token) => `tsd-${token.replace(/[^-A-Za-z0-9]/g, '-')}`.slice(0, 128);
const change_set_nameOf = ({ token }) => changeSetName(token);
async function create(set, type) {
    const { client, calls, wish } = set;
    await calls.repeat(wish.name, async () => {
        try {
            await client.createChangeSet(request(set, type));
        }
        catch (error) {
            // The set of an earlier call with this token: taken up as it is, its status tells the rest.
            if (!isNamed(error, 'AlreadyExistsException'))
                throw error;
        }
    });
}
const request = (set, type) => ({
    StackName: set.wish.name,
    ChangeSetName: change_set_nameOf(set),
    ClientToken: set.token,
    ChangeSetType: type,
    TemplateBody: set.wish.template,
    Parameters: Object.entries(set.wish.parameters).map(([key, value]) => ({
        ParameterKey: key,
        ParameterValue: value,
    })),
    Tags: Object.entries(set.wish.tags).map(([Key, Value]) => ({ Key, Value })),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    // Said aloud, since the default is contradictory (CFN-27). ROLLBACK leaves no instances running, and the stack
    // with its events under its name: DELETE would take the cause along, DO_NOTHING would leave the bill.
    OnStackFailure: 'ROLLBACK',
});
async function validated(set) {
    for (let poll = 0; poll < POLLS; poll += 1) {
        const seen = await set.calls.repeat(set.wish.name, () => change_set_describe(set));
        if (seen.Status === 'CREATE_COMPLETE' || seen.Status === 'FAILED')
            return seen;
        await set.clock.sleep(POLL_MS * (0.5 + Math.random()));
    }
    throw new errors/* Failure */.HR(changeSetSlow(set.wish.name));
}
const change_set_describe = (set) => set.client.describeChangeSet({ StackName: set.wish.name, ChangeSetName: change_set_nameOf(set) });
/** Whatever came of it: what the stack went through since is told by the stack. */
const wasExecuted = ({ ExecutionStatus: status }) => status?.startsWith('EXECUTE_') === true;
/** A set left behind costs nothing but a name: the next call with its token would find it. After a lost answer it is gone. */
const remove = (set) => set.calls.repeat(set.wish.name, async () => {
    try {
        await set.client.deleteChangeSet({ StackName: set.wish.name, ChangeSetName: change_set_nameOf(set) });
    }
    catch (error) {
        if (!isNamed(error, 'ChangeSetNotFound'))
            throw error;
    }
});

;// CONCATENATED MODULE: ./lib/aws/stack-status.js
/** All 23 statuses of a stack. Compared whole, never by suffix: UPDATE_ROLLBACK_COMPLETE is fine (CFN-09). */
const STACK_STATES = {
    REVIEW_IN_PROGRESS: 'absent', // a change set waits for a stack that does not exist yet
    CREATE_IN_PROGRESS: 'busy',
    CREATE_FAILED: 'dead',
    CREATE_COMPLETE: 'settled',
    ROLLBACK_IN_PROGRESS: 'busy',
    ROLLBACK_FAILED: 'blocked',
    ROLLBACK_COMPLETE: 'dead',
    DELETE_IN_PROGRESS: 'deleting',
    DELETE_FAILED: 'undeleted',
    DELETE_COMPLETE: 'absent',
    UPDATE_IN_PROGRESS: 'busy',
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
    UPDATE_COMPLETE: 'settled',
    UPDATE_FAILED: 'recoverable',
    UPDATE_ROLLBACK_IN_PROGRESS: 'busy',
    UPDATE_ROLLBACK_FAILED: 'recoverable',
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'busy',
    UPDATE_ROLLBACK_COMPLETE: 'settled',
    IMPORT_IN_PROGRESS: 'busy',
    IMPORT_COMPLETE: 'settled',
    IMPORT_ROLLBACK_IN_PROGRESS: 'busy',
    IMPORT_ROLLBACK_FAILED: 'blocked',
    IMPORT_ROLLBACK_COMPLETE: 'settled',
};
/** A status AWS adds one day is `unknown`: nothing is decided on it. */
const stackState = (status) => Object.hasOwn(STACK_STATES, status) ? STACK_STATES[status] : 'unknown';
/** Whether the newest operation on the stack went wrong, so that its events hold a cause. */
const hasFailed = (status) => status.includes('ROLLBACK') || status.endsWith('_FAILED');

;// CONCATENATED MODULE: ./lib/aws/event-cursor.js

const MOVING = new Set(['busy', 'deleting']);
function eventCursor(events) {
    const shown = new Map();
    return {
        async mark(stackId) {
            const [newest] = await quietly(() => events.back(stackId, () => true));
            shown.set(stackId, newest?.id ?? '');
        },
        async next(stackId) {
            const last = shown.get(stackId);
            const found = await quietly(() => last === undefined
                ? events.newestOperation(stackId)
                : events.back(stackId, (event) => event.id === last));
            if (found[0] !== undefined)
                shown.set(stackId, found[0].id);
            return last === undefined && hasEnded(found)
                ? []
                : found.filter((event) => event.id !== last).reverse();
        },
    };
}
/** A stack that rested before we looked has nothing new to show. */
const hasEnded = ([newest]) => newest !== undefined && newest.resource === newest.stack && !MOVING.has(stackState(newest.status));
/** A throttle or a missing permission: nothing to show. */
const quietly = (read) => read().catch(() => []);

;// CONCATENATED MODULE: ./lib/aws/recovery.js

/** How a stack is taken back to what it was last, by the status that it is stuck in. Nothing is ever left out of it. */
const RECOVERIES = {
    UPDATE_ROLLBACK_FAILED: (client, StackName, ClientRequestToken) => client.continueUpdateRollback({ StackName, ClientRequestToken }),
    UPDATE_FAILED: (client, StackName, ClientRequestToken) => client.rollbackStack({ StackName, ClientRequestToken }),
    CREATE_FAILED: (client, StackName, ClientRequestToken) => client.rollbackStack({ StackName, ClientRequestToken }),
};
/** null for a status in which there is nothing to take back. */
const recoveryFrom = (status) => Object.hasOwn(RECOVERIES, status) ? accepting(RECOVERIES[status]) : null;
/** A token that is known already is an earlier call's, whose answer was lost. */
const accepting = (ask) => async (client, stack, token) => {
    try {
        return await ask(client, stack, token);
    }
    catch (error) {
        if (!isNamed(error, 'TokenAlreadyExistsException'))
            throw error;
        return undefined;
    }
};

;// CONCATENATED MODULE: ./lib/aws/stack-cause.js
const OPENING = new Set([
    'CREATE_IN_PROGRESS',
    'UPDATE_IN_PROGRESS',
    'DELETE_IN_PROGRESS',
    'IMPORT_IN_PROGRESS',
]);
/** Siblings in flight fail too, with these words: consequences, not causes (CFN-13, CFN-14). */
const CANCELLED = /\bcancell?ed\b/i;
/** What a group that did not stabilise says, before the scaling activity's own words (CFN-23). */
const NOT_STABLE = /^.*Last scaling activity: /s;
/** Whether the event begins an operation: the stack's own, and not a rollback, which belongs to what failed. */
const opensOperation = (event) => event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack && OPENING.has(event.status);
/**
 * Why the newest operation failed: its earliest failure that is not a consequence; if no resource failed, the
 * first reason a rollback gives (CFN-15: a bad output). null while nothing failed. Events newest first, as AWS answers.
 */
function causeOf(events) {
    const opening = events.findIndex(opensOperation);
    const operation = events.slice(0, opening === -1 ? events.length : opening + 1).reverse();
    const failed = operation.filter((event) => event.status.endsWith('_FAILED') && !isStack(event));
    const first = failed.find((event) => !CANCELLED.test(event.reason ?? '')) ?? failed[0];
    if (first !== undefined)
        return `${first.resource} (${first.type}): ${said(first)}`;
    const turned = operation.find((event) => isStack(event) && endsBadly(event.status) && event.reason !== null);
    return turned === undefined ? null : said(turned);
}
const isStack = (event) => event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack;
const endsBadly = (status) => status.includes('ROLLBACK') || status.endsWith('_FAILED');
const said = (event) => (event.reason ?? event.status).replace(NOT_STABLE, '').trim();

;// CONCATENATED MODULE: ./lib/aws/stack-events.js

/** A page holds 100 events or so: more of them than an operation on any of our stacks makes. */
const MOST_PAGES = 10;
function stackEvents(clients, calls) {
    const back = async (stack, reached) => {
        const client = await clients.cloudFormation();
        return calls.repeat(stack, () => stack_events_read(client, stack, reached));
    };
    return { back, newestOperation: (stack) => back(stack, opensOperation) };
}
/** Up to and including the event that `reached` names. */
async function stack_events_read(client, stack, reached) {
    const found = [];
    let next;
    for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await client.describeStackEvents({ StackName: stack, ...(next && { NextToken: next }) });
        for (const event of (answer.StackEvents ?? []).map(stack_events_ours)) {
            found.push(event);
            if (reached(event))
                return found;
        }
        next = answer.NextToken;
        if (next === undefined)
            break;
    }
    return found;
}
const stack_events_ours = (event) => ({
    id: event.EventId ?? '',
    at: event.Timestamp?.getTime() ?? 0,
    stack: event.StackName ?? '',
    resource: event.LogicalResourceId ?? '',
    type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason ?? null,
});

;// CONCATENATED MODULE: ./lib/aws/stacks.js










function stacks(clients, calls, clock) {
    const events = stackEvents(clients, calls);
    const cursor = eventCursor(events);
    const causes = causeMemory(events);
    const ids = new Map();
    const seen = agedAnswers(clock, rests);
    const ask = async (name) => {
        const client = await clients.cloudFormation();
        const stack = await calls.repeat(name, () => stacks_find(client, name));
        if (stack === null)
            return absent(name);
        ids.set(name, stack.StackId);
        return stacks_viewOf(stack, await causes(stack));
    };
    const apply = async (wish, token, { replaces = 'allowed' } = {}) => {
        const bytes = Buffer.byteLength(wish.template);
        if (bytes > INLINE_LIMIT)
            throw new errors/* Failure */.HR(templateTooLarge(wish.name, bytes));
        seen.forget(wish.name);
        const { state, status } = await ask(wish.name);
        const set = { client: await clients.cloudFormation(), calls, clock, wish, token };
        if (state === 'busy' && (await wasBegun(set)))
            return 'started';
        if (state !== 'absent' && state !== 'settled')
            throw new errors/* Failure */.HR(notChangeable(wish.name, status));
        const prepared = await prepareChangeSet(set, state === 'absent' ? 'CREATE' : 'UPDATE');
        if (prepared.kind === 'unchanged')
            return 'unchanged';
        if (prepared.kind === 'executed')
            return 'started';
        if (replaces === 'refused')
            await refuseReplacing(set);
        ids.set(wish.name, prepared.stackId);
        await cursor.mark(prepared.stackId);
        await executeChangeSet(set);
        return 'started';
    };
    return {
        describe: (name, age) => seen.answer(name, age, () => ask(name)),
        apply,
        async recover(name, status, token) {
            const takeBack = recoveryFrom(status);
            if (takeBack === null)
                throw new errors/* Failure */.HR(notChangeable(name, status));
            const client = await clients.cloudFormation();
            seen.forget(name);
            return calls.once(name, () => takeBack(client, name, token));
        },
        async remove(name, token) {
            seen.forget(name);
            const client = await clients.cloudFormation();
            return calls.once(name, () => deleteStack(client, name, token));
        },
        async newEvents(name) {
            const id = ids.get(name);
            return id === undefined ? [] : cursor.next(id);
        },
    };
}
/** Nothing moves it but a command: of ours, which has it forgotten, or of somebody else's, which is seen a little later. */
const rests = ({ state }) => state === 'settled' || state === 'absent';
/** CFN-07: absence is a ValidationError that only its words tell apart. */
async function stacks_find(client, name) {
    try {
        const { Stacks: found } = await client.describeStacks({ StackName: name });
        return found?.[0] ?? null;
    }
    catch (error) {
        if (isNamed(error, 'ValidationError') && messageOf(error).endsWith('does not exist'))
            return null;
        throw error;
    }
}
/** A stack that is gone is deleted without error; a token known already is an earlier call's. */
async function deleteStack(client, name, token) {
    try {
        await client.deleteStack({ StackName: name, ClientRequestToken: token });
    }
    catch (error) {
        if (!isNamed(error, 'TokenAlreadyExistsException'))
            throw error;
    }
}
const absent = (name) => ({
    name,
    state: 'absent',
    status: '',
    id: null,
    outputs: {},
    parameters: {},
    resolved: {},
    tags: {},
    cause: null,
});
function stacks_viewOf(stack, cause) {
    const status = stack.StackStatus ?? '';
    return {
        name: stack.StackName ?? '',
        state: stackState(status),
        status,
        id: stack.StackId ?? null,
        outputs: record(stack.Outputs, (output) => [output.OutputKey, output.OutputValue]),
        parameters: record(stack.Parameters, (parameter) => [parameter.ParameterKey, parameter.ParameterValue]),
        resolved: record(stack.Parameters?.filter(({ ResolvedValue }) => ResolvedValue !== undefined), (parameter) => [parameter.ParameterKey, parameter.ResolvedValue]),
        tags: record(stack.Tags, (tag) => [tag.Key, tag.Value]),
        cause,
    };
}
function record(entries, pair) {
    return Object.fromEntries((entries ?? []).map(pair).map(([key, value]) => [key ?? '', value ?? '']));
}
/** Reads the events of a failed operation once: what failed first stays what failed first. */
function causeMemory(events) {
    const known = new Map();
    return async (stack) => {
        if (!hasFailed(stack.StackStatus ?? ''))
            return null;
        const began = stack.DeletionTime ?? stack.LastUpdatedTime ?? stack.CreationTime;
        const operation = `${stack.StackId} ${began?.getTime()}`;
        const cause = known.get(operation) ?? causeOf(await events.newestOperation(stack.StackId));
        if (cause !== null)
            known.set(operation, cause);
        return cause ?? stack.StackStatusReason ?? null;
    };
}

// EXTERNAL MODULE: ./lib/core/state-bucket-name.js
var state_bucket_name = __nccwpck_require__(8229);
;// CONCATENATED MODULE: ./lib/aws/state-bucket.js

/** The account id is asked for once, and only when no bucket is named. */
function stateBucket(named, region, accountId) {
    let asked;
    const find = async () => named ?? (0,state_bucket_name/* stateBucketName */.T)(await accountId(), region);
    return () => (asked ??= find());
}

;// CONCATENATED MODULE: ./lib/aws/forward.js

/** ELB's range (ELB-04). Checked here too, since a wrong weight must never leave this process. */
const MOST = 999;
/** The action of the production rule. Always names both groups: one that no rule names is not health-checked. */
function forwardTo(targetGroups, weights) {
    for (const colour of core_colour/* COLOURS */.O5)
        if (!Number.isInteger(weights[colour]) || weights[colour] < 0 || weights[colour] > MOST)
            throw new RangeError(`weight of ${colour} must be a whole number from 0 to ${MOST}, not ${weights[colour]}`);
    return {
        Type: 'forward',
        ForwardConfig: {
            TargetGroups: core_colour/* COLOURS */.O5.map((colour) => ({
                TargetGroupArn: targetGroups[colour],
                Weight: weights[colour],
            })),
        },
    };
}
/** The rule's weights for these groups; null when it forwards to neither. */
function ruleView(rule, targetGroups) {
    const weights = forwardedWeights(rule);
    if (!core_colour/* COLOURS */.O5.some((colour) => weights.has(targetGroups[colour])))
        return null;
    return { arn: rule.RuleArn, weights: (0,core_colour/* perColour */.Yr)((colour) => weights.get(targetGroups[colour]) ?? 0) };
}
/** A group forwarded to without a weight has all of it, as when a person edits the rule to one group. */
function forwardedWeights(rule) {
    const forward = (rule.Actions ?? []).find((action) => action.Type === 'forward');
    const groups = forward?.ForwardConfig?.TargetGroups ?? [];
    if (groups.length > 0)
        return new Map(groups.map((group) => [group.TargetGroupArn, group.Weight ?? 1]));
    return new Map(forward?.TargetGroupArn === undefined ? [] : [[forward.TargetGroupArn, 1]]);
}

;// CONCATENATED MODULE: ./lib/aws/traffic.js



/** ELB's last priority: a rule for every path has to come after any a person adds. */
const LAST_PRIORITY = 50_000;
const PRIORITIES_TRIED = 20;
function traffic(clients, calls, clock) {
    const seen = agedAnswers(clock);
    return {
        async rule(listenerArn, targetGroups) {
            const client = await clients.loadBalancing();
            const rules = await calls.repeat(listenerArn, () => unlessGone('ListenerNotFound', () => readRules(client, listenerArn)));
            const views = rules.map((rule) => ruleView(rule, targetGroups));
            return views.find((view) => view !== null) ?? null;
        },
        async createRule(listenerArn, targetGroups, weights, tags) {
            const client = await clients.loadBalancing();
            const rule = {
                ListenerArn: listenerArn,
                Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['*'] } }],
                Actions: [forwardTo(targetGroups, weights)],
                Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
            };
            return calls.once(listenerArn, () => atLastFreePriority((Priority) => client.createRule({ ...rule, Priority })));
        },
        async setWeights(ruleArn, targetGroups, weights) {
            const client = await clients.loadBalancing();
            const Actions = [forwardTo(targetGroups, weights)];
            return calls.once(ruleArn, () => client.modifyRule({ RuleArn: ruleArn, Actions }));
        },
        async removeRule(ruleArn) {
            const client = await clients.loadBalancing();
            return calls.once(ruleArn, () => deleteRule(client, ruleArn));
        },
        targets: (targetGroupArn, age) => seen.answer(targetGroupArn, age, async () => {
            const client = await clients.loadBalancing();
            return calls.repeat(targetGroupArn, () => unlessGone('TargetGroupNotFound', async () => {
                const answer = await client.describeTargetHealth({ TargetGroupArn: targetGroupArn });
                return (answer.TargetHealthDescriptions ?? []).map(healthOf);
            }));
        }),
    };
}
/** While the edge is being removed its outputs still name what is gone already. */
async function unlessGone(code, read) {
    try {
        return await read();
    }
    catch (error) {
        if (isNamed(error, code))
            return [];
        throw error;
    }
}
async function readRules(client, listenerArn) {
    const rules = [];
    let marker;
    do {
        const answer = await client.describeRules({
            ListenerArn: listenerArn,
            ...(marker && { Marker: marker }),
        });
        rules.push(...(answer.Rules ?? []));
        marker = answer.NextMarker;
    } while (marker !== undefined && marker !== '');
    return rules;
}
/** A clash means that nothing was created (ELB-08), so the next priority may be tried at once. */
async function atLastFreePriority(create) {
    for (let tried = 0;; tried += 1) {
        try {
            await create(LAST_PRIORITY - tried);
            return;
        }
        catch (error) {
            if (!isNamed(error, 'PriorityInUse') || tried + 1 >= PRIORITIES_TRIED)
                throw error;
        }
    }
}
async function deleteRule(client, RuleArn) {
    try {
        await client.deleteRule({ RuleArn });
    }
    catch (error) {
        if (!isNamed(error, 'RuleNotFound'))
            throw error;
    }
}
function healthOf(target) {
    const { State: state, Reason: reason, Description: description } = target.TargetHealth ?? {};
    const words = [reason, description].filter((text) => text !== undefined).join(': ');
    return { id: target.Target?.Id ?? '', state: state ?? '', reason: words === '' ? null : words };
}

;// CONCATENATED MODULE: ./lib/aws/cloud.js













/** AWS behind the ports. Makes no call and loads no client by itself. */
function cloud(options) {
    const { region, clock } = options;
    const calls = callsWith(clock);
    const clients = clientsFor(clientOptions(options, calls));
    const self = account(clients, calls, options.roleToAssume !== null);
    const bucket = stateBucket(options.stateBucket, region, self.accountId);
    return {
        account: self,
        records: recordStore(clients, calls, clock, bucket),
        intents: intentStore(clients, calls, bucket),
        stacks: stacks(clients, calls, clock),
        fleets: fleets(clients, calls, clock),
        traffic: traffic(clients, calls, clock),
        reports: instanceReports(clients, calls, bucket),
        alarms: alarms(clients, calls),
        artifacts: artifacts(clients, calls, bucket),
    };
}
/** The role is asked for with a client of its own, which needs no credentials. */
function clientOptions(options, calls) {
    const { region, roleToAssume, idToken, clock, hearTime } = options;
    const plain = { region, ...(hearTime && { hearTime }) };
    if (roleToAssume === null)
        return plain;
    const role = { roleArn: roleToAssume, sessionName: 'torchserve-deploy', idToken };
    return { ...plain, credentials: assumedRole(role, clientsFor(plain), calls, clock) };
}

// EXTERNAL MODULE: ./lib/core/manifest.js
var manifest = __nccwpck_require__(9718);
;// CONCATENATED MODULE: ./lib/files/bundle.js




/** Documentation beside the programs stays out of the bundle. */
const PROGRAM = /^[a-z0-9_-]+\.(?:sh|py)$/;
const readInstanceFiles = async (directory) => {
    const names = (await (0,promises_.readdir)(directory)).filter((name) => PROGRAM.test(name)).toSorted();
    const files = names.map(async (name) => [name, await (0,promises_.readFile)((0,external_node_path_.join)(directory, name))]);
    return Object.fromEntries(await Promise.all(files));
};
/** Digest (hex) over names and contents. */
const filesDigest = (files) => sha256((0,manifest/* canonical */.$N)(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)]))));
/**
 * The zip that an instance becomes one of the release from. Equal content gives equal bytes, so that its digest names
 * it: names in order, one time stamp, one mode.
 */
const instanceBundle = async (files, golden, spec) => {
    const { strToU8, zipSync } = await __nccwpck_require__.e(/* import() */ 306).then(__nccwpck_require__.bind(__nccwpck_require__, 1306));
    const content = {
        ...files,
        'spec.json': strToU8((0,manifest/* canonical */.$N)(spec)),
        ...(golden === null ? {} : { 'golden.json': strToU8((0,manifest/* canonical */.$N)(golden)) }),
    };
    const ordered = Object.fromEntries(Object.keys(content)
        .toSorted()
        .map((name) => [name, [content[name] ?? NONE, PLAIN]]));
    const zip = zipSync(ordered);
    return { zip, sha256: sha256(zip) };
};
const NONE = new Uint8Array();
/** The zip format counts from 1980 in local time: the fields of the date are the same in every time zone. */
const PLAIN = { mtime: new Date(1980, 0, 1), os: 3, attrs: (0o100644 << 16) >>> 0, level: 6 };
const sha256 = (content) => (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');

;// CONCATENATED MODULE: ./lib/core/archive/archive.js
const MANIFEST = 'MAR-INF/MANIFEST.json';
/** A problem of the archive; the remedy says how to make a good one. */
const archiveProblem = (code, message, remedy) => ({
    code,
    subject: 'model-artifact',
    message,
    remedy,
});
/** What mends most faults. */
const MAKE_ANEW = 'Make the archive anew with `torch-model-archiver`.';

// EXTERNAL MODULE: ./lib/core/quoted.js
var quoted = __nccwpck_require__(4415);
;// CONCATENATED MODULE: ./lib/core/archive/entry-rules.js


/** The server unpacks every entry at each start; a real archive has some dozens. */
const MOST_ENTRIES = 10_000;
/** Could be written outside the folder it is unpacked into, or under another name than the one read here. */
const isUnsafe = (name) => name.length > 1_024 ||
    (0,quoted/* hasHidden */.V)(name) ||
    name.includes('\\') ||
    /^(?:\/|[A-Za-z]:)/.test(name) ||
    name
        .replace(/\/$/, '')
        .split('/')
        .some((part) => part === '' || part === '.' || part === '..');
/** What is wrong with the names and kinds of the entries; each fault once, with the first entry that shows it. */
const entryProblems = (entries) => {
    const seen = new Set();
    const repeated = entries.find(({ name }) => seen.has(name) || !seen.add(name));
    const checks = [
        [
            'TSD2003',
            entries.find(({ name }) => isUnsafe(name)),
            'must have a plain relative path inside the archive',
        ],
        ['TSD2004', entries.find(({ special }) => special), 'must be a plain file or folder, not a link'],
        ['TSD2005', repeated, 'must be there once'],
        ['TSD2006', entries.find(({ encrypted }) => encrypted), 'must not be encrypted'],
    ];
    const tooMany = archiveProblem('TSD2002', `the archive has more than ${MOST_ENTRIES} entries`, MAKE_ANEW);
    return [
        ...(entries.length > MOST_ENTRIES ? [tooMany] : []),
        ...checks.flatMap(([code, entry, rule]) => entry === undefined ? [] : [archiveProblem(code, `entry ${(0,quoted/* quoted */.T)(entry.name)} ${rule}`, MAKE_ANEW)]),
    ];
};

;// CONCATENATED MODULE: ./lib/core/archive/manifest-rules.js



/** Handlers that TorchServe 0.12 brings along. */
const BUILT_IN = new Set([
    'base_handler',
    'dali_image_classifier',
    'densenet_handler',
    'image_classifier',
    'image_segmenter',
    'object_detector',
    'text_classifier',
    'text_handler',
    'trt_llm_handler',
    'vision_handler',
    'vllm_handler',
]);
const NAME = /^[A-Za-z0-9][\w.-]{0,127}$/;
const HANDLER = /^([A-Za-z_]\w*)(\.py)?(?::[A-Za-z_]\w*)?$/;
const REFERENCES = ['serializedFile', 'modelFile', 'requirementsFile', 'configFile'];
/** What MANIFEST.json says (fields that are not text count as absent), and everything that is wrong with it. */
const readManifest = (text, files) => {
    const document = (0,json/* parsedJson */.U)(text);
    const model = (0,json/* isFields */.C)(document) && (0,json/* isFields */.C)(document['model']) ? document['model'] : {};
    const problems = (0,json/* isFields */.C)(document)
        ? [...requiredFields(document, model), ...fieldProblems(document, model), ...fileProblems(model, files)]
        : [archiveProblem('TSD2011', `${MANIFEST} must be a JSON object`, MAKE_ANEW)];
    const field = (key) => (typeof model[key] === 'string' ? model[key] : null);
    const manifest = {
        modelName: field('modelName') ?? '',
        modelVersion: field('modelVersion') ?? '',
        handler: field('handler') ?? '',
        serializedFile: field('serializedFile'),
        modelFile: field('modelFile'),
        requirementsFile: field('requirementsFile'),
        configFile: field('configFile'),
    };
    return { manifest, problems };
};
/** The server refuses an archive without these (and then answers health checks as if nothing were wrong). */
const requiredFields = (document, model) => {
    const fields = [
        ['runtime', document['runtime']],
        ['model.modelName', model['modelName']],
        ['model.modelVersion', model['modelVersion']],
        ['model.handler', model['handler']],
    ];
    return fields
        .filter(([, value]) => typeof value !== 'string' || value === '')
        .map(([name]) => archiveProblem('TSD2012', `${MANIFEST} has no text ${name}`, MAKE_ANEW));
};
const fieldProblems = (document, model) => {
    const runtimes = /^python3?$/;
    const rules = [
        ['runtime', document['runtime'], runtimes, 'python or python3 (no published image has the C++ server)'],
        [
            'modelName',
            model['modelName'],
            NAME,
            'letters, digits, `_`, `-` and `.`, beginning with a letter or digit',
        ],
        [
            'modelVersion',
            model['modelVersion'],
            NAME,
            'letters, digits, `_`, `-` and `.`, beginning with a letter or digit',
        ],
    ];
    return rules
        .filter(([, value, form]) => typeof value === 'string' && value !== '' && !form.test(value))
        .map(([name, value, , rule]) => archiveProblem('TSD2013', `${name} ${(0,quoted/* quoted */.T)(String(value))} must be ${rule}`, MAKE_ANEW));
};
const fileProblems = (model, files) => {
    const named = REFERENCES.map((key) => ({ key, file: model[key] })).filter(({ file }) => file !== undefined);
    const missing = named.filter(({ file }) => typeof file !== 'string' || !files.has(file));
    return [
        ...missing.map(({ key, file }) => archiveProblem('TSD2015', typeof file === 'string' ? `${key} ${(0,quoted/* quoted */.T)(file)} is not in the archive` : `${key} is not a text`, MAKE_ANEW)),
        ...handlerProblems(model['handler'], files),
    ];
};
const handlerProblems = (handler, files) => {
    if (typeof handler !== 'string' || handler === '')
        return [];
    const [, module, suffix] = HANDLER.exec(handler) ?? [];
    if (module === undefined)
        return [
            archiveProblem('TSD2014', `handler ${(0,quoted/* quoted */.T)(handler)} must be file.py, module:function or one of TorchServe's own`, 'Give `--handler` a Python file at the top of the archive, or a built-in such as `image_classifier`.'),
        ];
    const builtIn = suffix === undefined && BUILT_IN.has(module);
    return builtIn || files.has(`${module}.py`)
        ? []
        : [archiveProblem('TSD2015', `handler ${(0,quoted/* quoted */.T)(handler)} is not in the archive`, MAKE_ANEW)];
};

;// CONCATENATED MODULE: ./lib/core/archive/warnings.js

/** What will run and still surprise its owner; one sentence each. */
const archiveWarnings = (manifest, details) => [
    ...configWarnings(details),
    ...(manifest.requirementsFile === null
        ? []
        : [
            `${(0,quoted/* quoted */.T)(manifest.requirementsFile)} is not installed at start (install_py_dep_per_model is off): put the packages into the image`,
        ]),
    ...details.pickles.map((name) => `${(0,quoted/* quoted */.T)(name)} is a Python pickle: loading it runs code, and a newer torch may refuse it`),
];
const configWarnings = ({ config, responseTimeoutSeconds }) => {
    const least = numberOf(config, 'minWorkers');
    const most = numberOf(config, 'maxWorkers');
    const response = numberOf(config, 'responseTimeout');
    const warnings = [
        [least === 0, 'minWorkers is 0 in the model config: no worker starts by itself'],
        [
            least !== null && most !== null && least > most,
            `minWorkers ${least} is above maxWorkers ${most} in the model config`,
        ],
        [
            response !== null && response > responseTimeoutSeconds,
            `responseTimeout ${response} in the model config goes before response-timeout (${responseTimeoutSeconds} s), and a longer prediction is cut off: raise response-timeout`,
        ],
    ];
    return warnings.filter(([applies]) => applies).map(([, text]) => text);
};
const numberOf = (config, key) => {
    const value = typeof config === 'object' && config !== null ? config[key] : null;
    return typeof value === 'number' ? value : null;
};

;// CONCATENATED MODULE: ./lib/files/mar-zip.js

const FILE_KINDS = new Set([0, 0o040000, 0o100000]);
const UTF8_NAMES = 0x800;
/** Opens a zip. Rejects when it is none, or is damaged. */
const openMar = async (path) => {
    // Loaded on first use, so that refusing bad inputs stays quick.
    const { default: yauzl } = await __nccwpck_require__.e(/* import() */ 663).then(__nccwpck_require__.t.bind(__nccwpck_require__, 663, 19));
    // Names are decoded here: yauzl's own check stops at the first unsafe one, and repairs others silently.
    const zip = await new Promise((done, failed) => {
        const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
        yauzl.open(path, options, (error, opened) => (error === null ? done(opened) : failed(error)));
    });
    try {
        const found = await readDirectory(zip);
        return {
            entries: found.map(({ name, entry }) => ({ name, ...kindOf(entry) })),
            head: (name, count) => readHead(zip, found.find((one) => one.name === name)?.entry, count),
            close: () => zip.close(),
        };
    }
    catch (error) {
        zip.close();
        throw error;
    }
};
const readDirectory = (zip) => new Promise((done, failed) => {
    const found = [];
    zip.on('error', failed);
    zip.on('end', () => done(found));
    zip.on('entry', (entry) => {
        found.push({ name: mar_zip_nameOf(entry), entry });
        // One more than is allowed is enough to refuse it.
        if (found.length > MOST_ENTRIES)
            done(found);
        else
            zip.readEntry();
    });
    zip.readEntry();
});
/** With `decodeStrings` off the name is bytes, whatever its type says; an old zip's names are not UTF-8. */
const mar_zip_nameOf = (entry) => Buffer.from(entry.fileName).toString((entry.generalPurposeBitFlag & UTF8_NAMES) === 0 ? 'latin1' : 'utf8');
const kindOf = (entry) => ({
    special: !FILE_KINDS.has((entry.externalFileAttributes >>> 16) & 0o170000),
    encrypted: (entry.generalPurposeBitFlag & 1) === 1,
});
const readHead = async (zip, entry, count) => {
    if (entry === undefined)
        return null;
    const stream = await new Promise((done, failed) => {
        zip.openReadStream(entry, (error, opened) => (error === null ? done(opened) : failed(error)));
    });
    const parts = [];
    let size = 0;
    for await (const part of stream) {
        parts.push(Buffer.from(part));
        size += part.length;
        if (size >= count)
            break;
    }
    return Buffer.concat(parts).subarray(0, count);
};

// EXTERNAL MODULE: ./lib/files/yaml-document.js
var yaml_document = __nccwpck_require__(3088);
;// CONCATENATED MODULE: ./lib/files/verify-archive.js







const LARGEST_TEXT = 64 * 1024;
const PICKLE_NAME = /\.(?:pkl|pickle|joblib)$/i;
/** First byte of every pickle since protocol 2; a TorchScript file or a newer state dictionary is a zip. */
const PICKLE_BYTE = 0x80;
/**
 * Verifies a model archive on this machine, before any instance sees it: the server would log a warning, register
 * nothing and answer health checks with 200.
 */
const verifyArchive = async (path, responseTimeoutSeconds) => {
    try {
        const zip = await openMar(path);
        try {
            return await examine(zip, responseTimeoutSeconds);
        }
        finally {
            zip.close();
        }
    }
    catch (error) {
        return nothingFound([
            archiveProblem('TSD2001', `the archive cannot be read as a zip: ${(0,quoted/* quoted */.T)(verify_archive_messageOf(error), 160)}`, MAKE_ANEW),
        ]);
    }
};
const verify_archive_messageOf = (error) => (error instanceof Error ? error.message : String(error));
const nothingFound = (problems) => ({
    modelName: '',
    modelVersion: '',
    problems,
    warnings: [],
});
const examine = async (zip, responseTimeoutSeconds) => {
    const unsafe = entryProblems(zip.entries);
    // Without the whole directory, or with entries that cannot be opened, more findings would be guesses.
    if (zip.entries.length > MOST_ENTRIES || zip.entries.some(({ encrypted }) => encrypted))
        return nothingFound(unsafe);
    const bytes = await zip.head(MANIFEST, LARGEST_TEXT + 1);
    if (bytes === null)
        return nothingFound([...unsafe, archiveProblem('TSD2010', `the archive has no ${MANIFEST}`, MAKE_ANEW)]);
    const tooLarge = archiveProblem('TSD2011', `${MANIFEST} is larger than ${LARGEST_TEXT} bytes`, MAKE_ANEW);
    if (bytes.length > LARGEST_TEXT)
        return nothingFound([...unsafe, tooLarge]);
    const { manifest, problems } = readManifest(bytes.toString('utf8'), new Set(zip.entries.map(({ name }) => name)));
    const config = await readModelConfig(zip, manifest);
    const pickles = await findPickles(zip, manifest);
    return {
        modelName: manifest.modelName,
        modelVersion: manifest.modelVersion,
        problems: [...unsafe, ...problems, ...config.problems],
        warnings: archiveWarnings(manifest, { config: config.document, pickles, responseTimeoutSeconds }),
    };
};
const readModelConfig = async (zip, { configFile }) => {
    const bytes = configFile === null ? null : await zip.head(configFile, LARGEST_TEXT + 1);
    if (configFile === null || bytes === null)
        return { document: null, problems: [] };
    const parsed = await (0,yaml_document/* yamlDocument */.r)(bytes.toString('utf8'), 'typed');
    if (parsed.ok && bytes.length <= LARGEST_TEXT)
        return { document: parsed.value, problems: [] };
    const rule = parsed.ok ? `must be at most ${LARGEST_TEXT} bytes` : parsed.fault.rule;
    return {
        document: null,
        problems: [archiveProblem('TSD2016', `configFile ${(0,quoted/* quoted */.T)(configFile)} ${rule}`, MAKE_ANEW)],
    };
};
const findPickles = async (zip, { serializedFile }) => {
    const named = zip.entries.map(({ name }) => name).filter((name) => PICKLE_NAME.test(name));
    if (serializedFile === null || named.includes(serializedFile))
        return named;
    const start = await zip.head(serializedFile, 1);
    return start?.[0] === PICKLE_BYTE ? [...named, serializedFile] : named;
};

// EXTERNAL MODULE: ./lib/github/runner-commands.js
var runner_commands = __nccwpck_require__(7712);
;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./lib/entry/small-heap.js

/**
 * A run watches for hours beside whatever else the runner does, and has little to remember: the engine is asked to
 * collect what each poll leaves rather than to let it grow.
 */
function preferSmallHeap() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--optimize-for-size');
}

;// CONCATENATED MODULE: ./lib/entry/parts.js








/** Templates lie beside the bundle: both come with the action's commit. */
const TEMPLATES = new URL(
/* not an asset to be bundled */ ['..', 'templates', ''].join('/'), import.meta.url);
/** What a release needs from the outside, wired to AWS and to this machine's files. */
async function makingParts(access, run, tell, begun) {
    const files = await readInstanceFiles(new URL('instance/', TEMPLATES).pathname);
    return {
        ...leadParts(access, run, tell, begun),
        templates: { edge: await template('edge'), fleet: await template('fleet') },
        instanceFiles: filesDigest(files),
        verifyArchive: verifyArchive,
        makeBundle: (spec, golden) => instanceBundle(files, golden, spec),
        sha256: (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
    };
}
/** `begun` is left out where the next run finishes what this one began, as nothing of it moves traffic. */
const leadParts = (access, run, tell, begun = () => undefined) => ({
    ...connected(access, tell),
    owner: { runId: run.runId, attempt: run.runAttempt, url: run.runUrl },
    begun,
});
/** The parts that looking, and moving traffic back, take. */
function connected({ region, roleToAssume, stateBucket }, tell) {
    preferSmallHeap();
    const clock = (0,lib_clock/* systemClock */.m)();
    return {
        cloud: cloud({
            region,
            roleToAssume,
            stateBucket,
            idToken: () => (0,runner_commands/* idToken */.fN)('sts.amazonaws.com'),
            clock,
            hearTime: clock.adjust,
        }),
        clock,
        tell,
    };
}
const template = (name) => (0,promises_.readFile)(new URL(`${name}.yaml`, TEMPLATES), 'utf8');


/***/ }),

/***/ 6481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Hk: () => (/* binding */ gitHubReporter),
  tc: () => (/* binding */ releaseFacts),
  dc: () => (/* binding */ reportOnGitHub),
  W: () => (/* binding */ unseenFacts)
});

// EXTERNAL MODULE: ./lib/core/edge-outputs.js
var edge_outputs = __nccwpck_require__(365);
// EXTERNAL MODULE: ./lib/core/traffic.js
var traffic = __nccwpck_require__(2570);
// EXTERNAL MODULE: ./lib/github/annotations.js
var annotations = __nccwpck_require__(3941);
;// CONCATENATED MODULE: ./lib/github/best-effort.js
/** Does it, or warns and answers null. GitHub being down, slow or unwilling is no reason to fail a release. */
const bestEffort = async (warn, attempt, work) => {
    try {
        return await work();
    }
    catch (error) {
        warn({ code: attempt.code, subject: attempt.subject, ...explained(error, attempt.permission) });
        return null;
    }
};
const explained = (error, permission) => {
    const status = statusOf(error);
    const message = error instanceof Error ? error.message : String(error);
    const remedy = status === 401 || status === 403
        ? `Grant the job \`permissions: ${permission}\`; a pull request from a fork never gets it.`
        : 'The release itself is not touched by this; its summary holds the same report.';
    return { message: status === null ? message : `GitHub answered ${status}: ${message}`, remedy };
};
const statusOf = (error) => typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;

;// CONCATENATED MODULE: ./lib/github/connection.js
/** A report is not worth a longer wait: the release it speaks of is over. */
const ANSWER_WITHIN_MS = 15_000;
/** `@actions/github` is loaded here and not before: most of its time would be lost on a refused input. */
const connect = async (token, run) => {
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const api = getOctokit(token, { baseUrl: run.apiUrl });
    api.hook.before('request', (options) => {
        options.request.signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    });
    return { api, repository: { owner: run.owner, repo: run.repo }, run };
};

;// CONCATENATED MODULE: ./lib/github/deployments.js
/** GitHub cuts nothing off for us: a longer description is refused. */
const DESCRIPTION_LIMIT = 140;
/** Makes a GitHub Deployment, still without a status; null when the mode or the job's own `environment:` says that none is wanted. */
const openDeployment = async (connection, mode, wish) => {
    if (mode === 'false' || (mode === 'auto' && (await madeByThisJob(connection))))
        return null;
    const { data } = await connection.api.rest.repos.createDeployment({
        ...connection.repository,
        ref: connection.run.sha,
        environment: wish.environment,
        description: wish.description.slice(0, DESCRIPTION_LIMIT),
        payload: { ...wish.payload },
        // Without these two GitHub merges the default branch in, or waits for checks that this very job belongs to.
        auto_merge: false,
        required_contexts: [],
    });
    if (!('id' in data))
        throw new Error(data.message ?? 'GitHub made no deployment');
    return data.id;
};
/** `url`: where the environment is reached; shown beside the deployment. */
const setDeploymentState = async ({ api, repository, run }, id, state, url) => {
    await api.rest.repos.createDeploymentStatus({
        ...repository,
        deployment_id: id,
        state,
        log_url: run.runUrl,
        ...(url === null ? {} : { environment_url: url }),
    });
};
/**
 * A job with `environment:` makes a Deployment by itself, and nothing in the step's surroundings tells so. But
 * its statuses link to the run: a Deployment of this commit with such a status was made by this run's job.
 */
const madeByThisJob = async ({ api, repository, run }) => {
    const { data } = await api.rest.repos.listDeployments({ ...repository, sha: run.sha, per_page: 10 });
    for (const { id } of data) {
        const statuses = await api.rest.repos.listDeploymentStatuses({
            ...repository,
            deployment_id: id,
            per_page: 10,
        });
        if (statuses.data.some(({ log_url, target_url }) => isOf(run.runUrl, log_url ?? target_url ?? '')))
            return true;
    }
    return false;
};
const isOf = (runUrl, url) => url === runUrl || url.startsWith(`${runUrl}/`);

;// CONCATENATED MODULE: ./lib/github/pull-request.js
/** The pull request to comment on; null when there is none to speak to. */
const pullRequest = async ({ api, repository, run }, mode) => {
    if (mode === 'never')
        return null;
    if (run.pullRequest !== null || mode === 'auto')
        return run.pullRequest;
    const { data } = await api.rest.repos.listPullRequestsAssociatedWithCommit({
        ...repository,
        commit_sha: run.sha,
    });
    // A commit on the default branch belongs to the pull request whose merge made it; a branch may be in several.
    const made = data.find(({ merge_commit_sha }) => merge_commit_sha === run.sha);
    return (made ?? data.find(({ state }) => state === 'open') ?? data[0])?.number ?? null;
};

;// CONCATENATED MODULE: ./lib/github/sticky-comment.js
/** GitHub refuses more than 65,536 characters, on create and on update; the writer stays below by itself. */
const BODY_LIMIT = 65_000;
/** Creates or updates; returns the comment's address. */
const putComment = async (connection, sticky) => {
    const { api, repository } = connection;
    const own = await ownComment(connection, sticky);
    const body = sticky.write(own?.body ?? null).slice(0, BODY_LIMIT);
    const { data } = own === null
        ? await api.rest.issues.createComment({ ...repository, issue_number: sticky.issue, body })
        : await api.rest.issues.updateComment({ ...repository, comment_id: own.id, body });
    return data.html_url;
};
/** Anybody can write a comment that begins with the marker; only one of our own is taken for it. */
const ownComment = async ({ api, repository }, { issue, marker }) => {
    const login = await ownLogin(api);
    const pages = api.paginate.iterator(api.rest.issues.listComments, {
        ...repository,
        issue_number: issue,
        per_page: 100,
    });
    for await (const { data } of pages) {
        const own = data.find((comment) => comment.user?.login === login && comment.body?.startsWith(marker));
        if (own !== undefined)
            return { id: own.id, body: own.body ?? '' };
    }
    return null;
};
/** REST has no such question for a job's own token (`GET /user` is refused); GraphQL answers `github-actions[bot]`. */
const ownLogin = async (api) => {
    const { viewer } = await api.graphql('{ viewer { login } }');
    return viewer.login;
};

;// CONCATENATED MODULE: ./lib/github/reporter.js





/** `token` empty: the user wants no report on GitHub, and no warning about it either. */
const reporter = (token, run, warn) => {
    if (token === '')
        return SILENT;
    let connecting;
    const connection = () => (connecting ??= connect(token, run));
    const setState = (id, state, url) => bestEffort(warn, DEPLOYMENT, async () => setDeploymentState(await connection(), id, state, url));
    return {
        openDeployment: async (mode, wish) => {
            if (mode === 'false')
                return null;
            const id = await bestEffort(warn, DEPLOYMENT, async () => openDeployment(await connection(), mode, wish));
            // On its own, so that a deployment whose first status is lost is known and closed all the same.
            if (id !== null)
                await setState(id, 'in_progress', null);
            return id;
        },
        closeDeployment: async (id, state, url) => {
            await setState(id, state, url);
        },
        comment: (mode, sticky) => nothingToComment(mode, run)
            ? Promise.resolve(null)
            : bestEffort(warn, COMMENT, async () => commentOn(await connection(), mode, sticky)),
    };
};
const DEPLOYMENT = { code: 'TSD5001', subject: 'GitHub Deployment', permission: 'deployments: write' };
const COMMENT = { code: 'TSD5002', subject: 'pull-request comment', permission: 'pull-requests: write' };
const SILENT = {
    openDeployment: () => Promise.resolve(null),
    closeDeployment: () => Promise.resolve(),
    comment: () => Promise.resolve(null),
};
/** Known without a call, so that a push does not even load the client. */
const nothingToComment = (mode, run) => mode === 'never' || (mode === 'auto' && run.pullRequest === null);
const commentOn = async (connection, mode, sticky) => {
    const issue = await pullRequest(connection, mode);
    return issue === null ? null : putComment(connection, { ...sticky, issue });
};

// EXTERNAL MODULE: ./lib/report/annotation.js
var annotation = __nccwpck_require__(8393);
// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
// EXTERNAL MODULE: ./lib/report/outcome.js
var outcome = __nccwpck_require__(5102);
// EXTERNAL MODULE: ./lib/report/release-sections.js
var release_sections = __nccwpck_require__(7964);
// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/timeline.js
var timeline = __nccwpck_require__(1451);
;// CONCATENATED MODULE: ./lib/report/comment.js






/** GitHub refuses a body over 65,536 characters, on create and on update. */
const COMMENT_LIMIT = 60_000;
const RELEASES = '<!-- torchserve-deploy:releases -->';
const EARLIER_KEPT = 5;
const TIMELINE_ROWS = 20;
/** The first line of a comment, unseen by readers: one comment for each service and environment. */
const commentMarker = (service, environment) => `<!-- torchserve-deploy:${service}/${environment} -->`;
/**
 * The whole comment. `previous` is the body that this one replaces (null for a new comment): its list of
 * releases is carried over, the last five of them.
 */
const comment = (record, facts, previous) => {
    const lines = [releaseLine(record, facts), ...earlierLines(previous, record.releaseId)];
    return (0,sections/* joinWithin */.Uo)(COMMENT_LIMIT, [
        `${commentMarker(record.service, record.environment)}\n${(0,release_sections/* verdictSection */.V6)(record, facts)}`,
        (0,release_sections/* causeSection */.bM)(record.cause),
        (0,release_sections/* factsSection */.Lg)(record, facts),
        (0,sections/* folded */.TM)('Releases, newest first', `${RELEASES}\n${lines.join('\n')}`),
        (0,sections/* folded */.TM)('Weights and health over time', (0,timeline/* timeline */.I)(record, TIMELINE_ROWS)),
        (0,release_sections/* detailSection */.xd)(record.cause),
    ]);
};
const releaseLine = (record, facts) => {
    const model = `${record.artifact.modelName} ${record.artifact.modelVersion}`;
    const code = record.cause === null ? '' : ` (\`${record.cause.code}\`)`;
    const release = `[${(0,foreign_text/* inMarkdown */.Hi)(record.releaseId, 100)}](${facts.runUrl})`;
    return `- ${(0,elapsed/* moment */.n)(facts.finishedAt)}, ${release}, ${(0,foreign_text/* inMarkdown */.Hi)(model, 150)}: ${(0,outcome/* verdictWords */.L2)(facts.result, record)}${code}`;
};
/** Foreign text cannot fake these lines: in a comment it never holds `<!--`. */
const earlierLines = (previous, releaseId) => {
    const [, list = ''] = previous?.split(`${RELEASES}\n`) ?? [];
    const [lines = ''] = list.split('\n\n');
    const own = `[${(0,foreign_text/* inMarkdown */.Hi)(releaseId, 100)}]`;
    return lines
        .split('\n')
        .filter((line) => line.startsWith('- ') && !line.includes(own))
        .slice(0, EARLIER_KEPT);
};

// EXTERNAL MODULE: ./lib/report/release-result.js
var release_result = __nccwpck_require__(333);
;// CONCATENATED MODULE: ./lib/entry/release-report.js







const gitHubReporter = (token, run) => reporter(token ?? '', run, (problem) => (0,annotations/* annotateWarnings */.c)((0,annotation/* annotations */.h)([problem])));
function releaseFacts(record, seen, run) {
    const live = (0,traffic/* serving */.fO)(seen.rule?.weights);
    const fleet = live === null || live === 'split' ? null : seen.fleets[live];
    return {
        result: (0,release_result/* releaseResult */.L)(record),
        url: (0,edge_outputs/* edgeOutputs */.m)(seen.edge)?.url ?? null,
        runUrl: run.runUrl,
        finishedAt: record.history.at(-1)?.at ?? record.startedAt,
        capacity: fleet && { desired: fleet.desired, minSize: fleet.minSize, maxSize: fleet.maxSize },
        rollbackSeconds: (0,release_result/* rollbackSeconds */.Q)(record),
    };
}
/** Facts of a release whose surroundings could not be read at the end. */
const unseenFacts = (record, run) => ({
    result: (0,release_result/* releaseResult */.L)(record),
    url: null,
    runUrl: run.runUrl,
    finishedAt: record.history.at(-1)?.at ?? record.startedAt,
    capacity: null,
    rollbackSeconds: (0,release_result/* rollbackSeconds */.Q)(record),
});
/** Comment and GitHub Deployment: neither changes the release, and neither waits for the other. */
async function reportOnGitHub(to, mode, record, facts, deployment) {
    const { service, environment } = record;
    const state = facts.result === 'promoted' ? 'success' : 'failure';
    await Promise.all([
        to.comment(mode, {
            marker: commentMarker(service, environment),
            write: (previous) => comment(record, facts, previous),
        }),
        deployment === null ? null : to.closeDeployment(deployment, state, facts.url),
    ]);
}


/***/ }),

/***/ 1877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  XP: () => (/* binding */ readRollback),
  dl: () => (/* binding */ rollbackStep)
});

// UNUSED EXPORTS: wentBack

// EXTERNAL MODULE: ./lib/app/deploy.js + 2 modules
var deploy = __nccwpck_require__(7254);
// EXTERNAL MODULE: ./lib/core/claim.js
var claim = __nccwpck_require__(6035);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/core/beginning.js
var beginning = __nccwpck_require__(4908);
// EXTERNAL MODULE: ./lib/core/colour.js
var core_colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __nccwpck_require__(3504);
// EXTERNAL MODULE: ./lib/core/traffic.js
var traffic = __nccwpck_require__(2570);
;// CONCATENATED MODULE: ./lib/core/return-plan.js




/**
 * The record of a rollback to a fleet that still stands in the other slot: parked, or ended by itself meanwhile (then
 * it is launched anew). It is a release like any other whose fleet exists, so every gate applies; null when the
 * fleet of `target` is gone.
 */
function returnTo(target, stored, seen, live, { releaseId, owner }, now, leaseMs) {
    const colour = (0,core_colour/* other */.F)(live);
    const fleet = seen.fleets[colour];
    if (fleet.releaseId !== target.candidate.releaseId || fleet.stack.state !== 'settled')
        return null;
    return {
        ...target,
        ...(0,beginning/* beginning */.I)(now, leaseMs),
        kind: 'release',
        releaseId,
        owner,
        candidate: { colour, ...sizes(fleet), releaseId: target.candidate.releaseId, parked: true },
        stable: (0,plan/* stableOf */.PI)(seen, live, stored),
        phase: 'verifying',
        step: 0,
        weights: (0,traffic/* split */.lD)(live, 100),
        edge: { manifest: seen.edge.tags['torchserve-deploy:manifest'] ?? '', asked: true },
        deadlineAt: now + target.policy.verifyingMs,
        policy: straightBack(target),
        // One that is in ALARM may be the very reason to go back.
        alarms: [],
        evidence: { golden: 0, requests: 0 },
    };
}
/** What goes back is known to serve: all at once, and what failed is not kept. */
const straightBack = ({ policy }) => ({
    ...policy,
    steps: [{ weight: 100, quietMs: 0 }],
    keepPreviousMs: 0,
});
/** As its stack was made: the minimum of a parked fleet is what it was parked with. */
const sizes = ({ stack, minSize, maxSize }) => ({
    minSize: Number(stack.parameters['MinSize'] ?? minSize),
    maxSize: Number(stack.parameters['MaxSize'] ?? maxSize),
});

// EXTERNAL MODULE: ./lib/core/rollback-refusals.js
var rollback_refusals = __nccwpck_require__(7821);
// EXTERNAL MODULE: ./lib/core/release-id.js
var release_id = __nccwpck_require__(7622);
// EXTERNAL MODULE: ./lib/core/s3-uri.js
var s3_uri = __nccwpck_require__(3666);
// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/app/parts.js
var app_parts = __nccwpck_require__(2825);
// EXTERNAL MODULE: ./lib/app/prepare.js
var prepare = __nccwpck_require__(892);
// EXTERNAL MODULE: ./lib/app/ask.js
var ask = __nccwpck_require__(8510);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
;// CONCATENATED MODULE: ./lib/app/rollback.js














/**
 * Stops a release that runs, or goes back to the one before: by weights alone while its fleet stands, else by making it
 * again from what was kept of it. Throws Refusal when there is nothing to go back to.
 */
async function rollback(parts, scope, { actor, acceptObserved }, signal) {
    const stopped = await stopRunning(parts, scope, actor, signal);
    if (stopped?.phase === 'rolled_back' || stopped?.phase === 'stuck')
        return settled(parts, scope, stopped);
    const taking = { manifest: null, acceptObserved, verb: 'rollback' };
    const ledBefore = (await parts.cloud.records.load(scope.service, scope.environment))?.record.owner.runId;
    const { held, how } = await (0,take_over/* takeOver */.w9)(parts, scope, taking, signal);
    if (held === null)
        throw new errors/* Refusal */.P_([rollback_refusals/* neverReleased */.CR(scope)]);
    // Begun by an earlier attempt of this very run, and brought to its end by the sweep: once more would be too far.
    if (held.record.phase === 'promoted' && (0,release_id/* isBegunBy */.R)(held.record, parts.owner.runId))
        return settled(parts, scope, held.record);
    // An earlier attempt of this very run was turned back: what it was to do is still to be done.
    const again = stopped === null && ledBefore === parts.owner.runId && !(0,claim/* isReturn */.NP)(held.record);
    return how === 'ended' && wentBack(held.record) && !again
        ? settled(parts, scope, held.record)
        : goBack(parts, scope, held, acceptObserved, signal);
}
/** What was left by its run and brought to its end: only forward it may have gone when it was past the point of no return. */
const wentBack = (record) => record.phase === 'rolled_back' || (0,claim/* isReturn */.NP)(record);
/** What became of a release that another run leads and was asked to stop; null when none runs. */
async function stopRunning(parts, { service, environment, pollMs }, actor, signal) {
    const { cloud, clock, owner } = parts;
    const stored = await cloud.records.load(service, environment);
    const running = stored !== null && (0,claim/* isLed */.ck)(stored.record, clock.now()) && stored.record.owner.runId !== owner.runId;
    if (!running)
        return null;
    const wish = { kind: 'rollback', step: null, actor };
    return (0,ask/* ask */.k)(parts, stored.record, wish, (record) => core_record/* TERMINAL */.f.has(record.phase), pollMs, signal);
}
async function settled(parts, scope, record) {
    return { record, artifact: record.artifact, seen: await (0,deploy/* lastLook */.wq)(parts, scope, record), changed: true };
}
async function goBack(parts, scope, held, acceptObserved, signal) {
    const { cloud, clock, owner } = parts;
    const seen = await (0,observe/* observe */.l)(cloud, scope.names, null, clock.now());
    const live = (0,traffic/* serving */.fO)(seen.rule?.weights);
    if (live === null || live === 'split')
        throw new errors/* Refusal */.P_([rollback_refusals/* nothingServes */.gm(scope, seen)]);
    const target = await releaseBefore(parts, scope, held.record, seen.fleets[live].releaseId);
    const by = { releaseId: (0,release_id/* releaseIdOf */.M)(owner, 'back'), owner };
    const back = returnTo(target, held.record, seen, live, by, clock.now(), app_parts/* LEASE_MS */.W);
    if (back === null)
        return makeAgain(parts, scope, held, target, acceptObserved, signal);
    parts.tell({
        kind: 'note',
        text: `the fleet of ${target.releaseId} still stands: traffic goes back to it`,
    });
    const began = await (0,take_over/* take */.s)(cloud, back, held);
    return (0,deploy/* lead */.HI)(parts, scope, null, began, signal);
}
/** The record of the release that served before the one that serves now. */
async function releaseBefore({ cloud }, scope, newest, liveRelease) {
    const { service, environment } = scope;
    const archived = (id) => id == null ? Promise.resolve(null) : cloud.records.archived(service, environment, id);
    const live = newest.releaseId === liveRelease ? newest : await archived(liveRelease);
    const before = await archived(live?.previous);
    if (before === null)
        throw new errors/* Refusal */.P_([rollback_refusals/* noEarlier */.Q6(scope, liveRelease)]);
    return before;
}
/** Its fleet is gone: the same archive and settings, with this version's templates, through all gates at once. */
async function makeAgain(parts, scope, held, target, acceptObserved, signal) {
    const kept = await parts.cloud.records.request(scope.service, scope.environment, target.releaseId);
    if (kept === null)
        throw new errors/* Refusal */.P_([rollback_refusals/* requestGone */.B6(scope, target)]);
    parts.tell({ kind: 'note', text: `the fleet of ${target.releaseId} is gone: it is made again` });
    const request = {
        ...kept,
        artifact: sourceOf(target),
        policy: straightBack(kept),
        alarms: [],
        acceptObserved,
    };
    const prepared = await (0,prepare/* prepare */.i)(parts.cloud, request, parts.verifyArchive, parts.tell);
    if (prepared.verified.sha256 !== target.artifact.sha256)
        throw new errors/* Refusal */.P_([rollback_refusals/* artifactChanged */.vX(target, prepared.verified.sha256)]);
    const { means, proposal } = await (0,deploy/* propose */.BM)(parts, prepared);
    const began = await (0,deploy/* begin */.qN)(parts, scope, { ...proposal, previous: target.previous }, prepared, held);
    if ('none' in began)
        throw new errors/* Refusal */.P_([rollback_refusals/* noEarlier */.Q6(scope, target.releaseId)]);
    return (0,deploy/* lead */.HI)(parts, scope, means, began, signal);
}
/** The very object that was released. */
function sourceOf({ artifact: { uri, versionId } }) {
    const object = (0,s3_uri/* s3Object */.K)(uri);
    if (!object.ok)
        throw new Error(`the record names ${uri}`);
    return { ...object.value, kind: 's3', versionId };
}

// EXTERNAL MODULE: ./lib/core/inputs/deploy-request.js
var deploy_request = __nccwpck_require__(866);
// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/files/read-inputs.js
var read_inputs = __nccwpck_require__(2969);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/entry/attempt.js
var entry_attempt = __nccwpck_require__(2293);
// EXTERNAL MODULE: ./lib/entry/given.js + 1 modules
var given = __nccwpck_require__(2954);
// EXTERNAL MODULE: ./lib/entry/lead.js + 2 modules
var lead = __nccwpck_require__(9170);
;// CONCATENATED MODULE: ./lib/entry/rollback.js










/** Throws Refusal with all problems, before any call. */
const readRollback = () => (0,read_inputs/* readInputs */.K)(verb_inputs/* ROLLBACK_INPUTS */.Dw, (0,given/* given */.gI)(verb_inputs/* ROLLBACK_INPUTS */.Dw));
/** The main step of `rollback`: no problem once traffic is back. */
async function rollbackStep(signal) {
    const run = (0,run_context/* runContext */.p)(process.env);
    const values = await readRollback().catch((error) => (0,entry_attempt/* failed */.gz)('rollback', error));
    if (!('service' in values))
        return values;
    const scope = (0,deploy/* scopeOf */.Od)({ ...values, pollMs: values['poll-interval'] });
    const request = { actor: run.actor, acceptObserved: values['accept-observed'] };
    const attempt = new entry_attempt/* Attempt */.UI(run, (0,deploy_request/* reporting */.vR)(values), (0,given/* titleOf */.Gg)(values), rollback_wentBack);
    return (0,lead/* lead */.H)(attempt, (0,given/* accessOf */.YK)(values), run, [], (parts) => rollback(parts, scope, request, signal));
}
/** Its own release goes to an earlier one and is to be promoted; another's is to be stopped, unless it goes back itself. */
const rollback_wentBack = (record, own) => {
    const wanted = own || (0,claim/* isReturn */.NP)(record) ? 'promoted' : 'rolled_back';
    return record.phase === wanted ? null : (record.cause ?? entry_attempt/* interrupted */.VM);
};


/***/ }),

/***/ 1222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ problemsOf),
/* harmony export */   v: () => (/* binding */ shell)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _report_annotation_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8393);
/* harmony import */ var _github_annotations_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3941);



/**
 * Runs one step of a verb: signals become an abort, whatever is thrown becomes annotations and exit code 1.
 * SIGINT is the runner's "cancel": 7.5 s later comes SIGTERM, 2.5 s after that SIGKILL.
 */
async function shell(step) {
    const stop = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => stop.abort());
    const problems = await step(stop.signal).catch(problemsOf);
    (0,_github_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .annotateErrors */ .E)((0,_report_annotation_js__WEBPACK_IMPORTED_MODULE_2__/* .annotations */ .h)(problems));
    if (problems.length > 0)
        process.exitCode = 1;
}
const takenOver = {
    code: 'TSD4505',
    subject: 'release',
    message: 'another run took this release over, because this one had not been heard of for longer than its lease',
    remedy: 'Look at the run that the release record names: it finishes or reverts what this one began.',
};
/** Every problem that a person can act on; a defect of ours is told as one, with where it arose. */
function problemsOf(error) {
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_)
        return error.problems;
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return [error.problem];
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RecordConflict */ .MI)
        return [takenOver];
    const at = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '';
    return [
        {
            code: 'TSD9001',
            subject: 'torchserve-deploy',
            message: `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)} ${at}`.trim(),
            remedy: 'This is a defect of the action: please open an issue with this message.',
        },
    ];
}


/***/ }),

/***/ 6023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ statusStep)
});

// EXTERNAL MODULE: ./lib/app/deploy.js + 2 modules
var deploy = __nccwpck_require__(7254);
// EXTERNAL MODULE: ./lib/app/status.js
var app_status = __nccwpck_require__(9001);
// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __nccwpck_require__(8568);
// EXTERNAL MODULE: ./lib/core/claim.js
var claim = __nccwpck_require__(6035);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/edge-outputs.js
var edge_outputs = __nccwpck_require__(365);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/core/traffic.js
var traffic = __nccwpck_require__(2570);
// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
// EXTERNAL MODULE: ./lib/report/release-sections.js
var release_sections = __nccwpck_require__(7964);
// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
;// CONCATENATED MODULE: ./lib/report/status.js










/** What is recorded and what is seen, line by line; `record` null: stacks stand that no record tells of. */
const statusFacts = (record, seen, now) => [
    ...(record === null ? [NO_RECORD] : recordFacts(record, now)),
    ['Weights', seen.rule === null ? 'no rule yet' : (0,traffic/* told */.Ev)(seen.rule.weights)],
    ...colour/* COLOURS */.O5.map((colour) => [`Fleet ${colour}`, fleetWords(colour, seen)]),
    ['Alarms', alarmWords(seen)],
    ['Load balancer', `${seen.edge.name}: ${seen.edge.status === '' ? 'absent' : seen.edge.status}`],
];
/** The job summary of `status`. */
const statusSummary = (title, record, seen, now) => {
    const url = (0,edge_outputs/* edgeOutputs */.m)(seen.edge)?.url;
    const facts = statusFacts(record, seen, now).map(([label, text]) => [label, (0,foreign_text/* inMarkdown */.Hi)(text, 2000)]);
    return (0,sections/* joinWithin */.Uo)(summary/* SUMMARY_LIMIT */.Jt, [
        `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ${record === null ? 'no record' : phaseWords(record)}`,
        (0,release_sections/* causeSection */.bM)(record?.cause ?? null),
        (0,sections/* factTable */.Bu)([...(url === undefined ? [] : [['URL', (0,foreign_text/* address */.hl)(url)]]), ...facts]),
    ]);
};
const NO_RECORD = ['Release', 'stacks stand, but no record tells of them'];
const recordFacts = (record, now) => [
    [
        'Release',
        `${record.releaseId} (${record.kind}), ${record.artifact.modelName} ${record.artifact.modelVersion}`,
    ],
    [
        'Phase',
        `${phaseWords(record)}, for ${(0,elapsed/* elapsed */.v)(now - record.enteredAt)}; began ${(0,elapsed/* moment */.n)(record.startedAt)}`,
    ],
    ['Led by', leader(record, now)],
    ['Waiting fleet', waiting(record)],
];
const phaseWords = (record) => {
    const name = record.phase.replace('_', ' ');
    const step = record.policy.steps[record.step];
    if (record.phase !== 'shifting' || step === undefined)
        return name;
    const holds = step.hold === true && record.approvedStep !== record.step ? ', holds for continue' : '';
    return `${name}, step ${record.step + 1} of ${record.policy.steps.length} at ${step.weight} %${holds}`;
};
const leader = (record, now) => {
    if (core_record/* TERMINAL */.f.has(record.phase))
        return 'nobody: it has ended';
    return (0,claim/* isLed */.ck)(record, now)
        ? record.owner.url
        : `nobody any more (${record.owner.url}): the next run, or the sweep, brings it to its end`;
};
const waiting = ({ parked }) => parked === null
    ? 'none'
    : `${parked.colour} (${parked.releaseId}), until ${(0,elapsed/* moment */.n)(parked.until)}: a rollback moves weights alone`;
const fleetWords = (colour, { fleets, targets }) => {
    const fleet = fleets[colour];
    if (fleet.stack.state === 'absent')
        return 'none';
    const healthy = targets[colour].filter(({ state }) => state === 'healthy').map(({ id }) => id);
    const trouble = [fleet.failure, fleet.shortage, fleet.stack.cause].filter((text) => text !== null);
    return [
        `${fleet.releaseId ?? 'no release'}, ${fleet.stack.status}`,
        `min ${fleet.minSize}, max ${fleet.maxSize}, desired ${fleet.desired}`,
        zones(fleet, healthy),
        ...trouble,
    ].join('; ');
};
/** `zone-a: 2 of 2 healthy, zone-b: 1 of 2 healthy`: healthy is what the load balancer says. */
const zones = ({ instances }, healthy) => {
    const names = [...new Set(instances.map(({ zone }) => zone))].toSorted();
    const counted = names.map((name) => {
        const here = instances.filter(({ zone }) => zone === name);
        return `${name}: ${here.filter(({ id }) => healthy.includes(id)).length} of ${here.length} healthy`;
    });
    return counted.length === 0 ? 'no instances' : counted.join(', ');
};
const alarmWords = ({ alarms }) => {
    if (alarms.length === 0)
        return 'none watched';
    const loud = alarms.filter(({ state }) => state === 'ALARM' || state === 'missing');
    const quiet = `${alarms.length - loud.length} of ${alarms.length} quiet`;
    return [quiet, ...loud.map(({ name, state, reason }) => `${name} ${state}: ${reason}`)].join('; ');
};

// EXTERNAL MODULE: ./lib/entry/given.js + 1 modules
var given = __nccwpck_require__(2954);
// EXTERNAL MODULE: ./lib/entry/parts.js + 47 modules
var entry_parts = __nccwpck_require__(4628);
// EXTERNAL MODULE: ./lib/entry/verb-step.js
var verb_step = __nccwpck_require__(7730);
;// CONCATENATED MODULE: ./lib/entry/status.js








/** `status`: one look; a problem only when there is nothing to see, or it cannot be seen. */
const statusStep = () => (0,verb_step/* verbStep */.I)('status', verb_inputs/* STATUS_INPUTS */.tk, async (values, tell) => {
    const parts = (0,entry_parts/* connected */.aW)((0,given/* accessOf */.YK)(values), tell);
    // It looks once: there is no next poll.
    const { record, seen } = await (0,app_status/* status */.h)(parts, (0,deploy/* scopeOf */.Od)({ ...values, pollMs: 0 }));
    const now = parts.clock.now();
    for (const [label, text] of statusFacts(record, seen, now))
        tell({ kind: 'note', text: `${label}: ${text}` });
    return {
        outputs: (0,outputs/* statusOutputs */.tr)(record, seen),
        summary: statusSummary((0,given/* titleOf */.Gg)(values), record, seen, now),
        problems: [],
    };
});


/***/ }),

/***/ 8240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ sweepStep)
});

// EXTERNAL MODULE: ./lib/core/claim.js
var claim = __nccwpck_require__(6035);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/record.js
var record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/core/release-id.js
var release_id = __nccwpck_require__(7622);
// EXTERNAL MODULE: ./lib/core/plan.js
var plan = __nccwpck_require__(3504);
// EXTERNAL MODULE: ./lib/core/plan-refusals.js
var plan_refusals = __nccwpck_require__(3804);
// EXTERNAL MODULE: ./lib/core/upkeep.js
var upkeep = __nccwpck_require__(1039);
// EXTERNAL MODULE: ./lib/app/deploy.js + 2 modules
var deploy = __nccwpck_require__(7254);
// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/app/parts.js
var app_parts = __nccwpck_require__(2825);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
;// CONCATENATED MODULE: ./lib/app/sweep.js











/** Everything in the state bucket: releases whose run is lost are healed, what stands without a reason goes. */
async function sweep(parts, pollMs, signal) {
    const swept = [];
    for (const named of await parts.cloud.records.list()) {
        if (signal.aborted)
            break;
        swept.push(await sweepOne(parts, (0,deploy/* scopeOf */.Od)({ ...named, pollMs }), signal));
    }
    return swept;
}
/** One that cannot be healed does not keep the others from it. */
async function sweepOne(parts, scope, signal) {
    const { service, environment } = scope;
    const told = (did, record, problems = []) => ({
        service,
        environment,
        did,
        record,
        problems,
    });
    try {
        const held = await parts.cloud.records.load(service, environment);
        if (held === null)
            return told('nothing', null);
        if ((0,claim/* isLed */.ck)(held.record, parts.clock.now()))
            return told('left to its run', held.record);
        if (held.record.phase === 'stuck')
            return told('needs a person', held.record, causeOf(held.record));
        if (!record/* TERMINAL */.f.has(held.record.phase))
            return await heal(parts, scope, told, signal);
        return await tidy(parts, scope, held, told, signal);
    }
    catch (error) {
        if (error instanceof errors/* RecordConflict */.MI)
            return told('left to its run', null);
        if (error instanceof errors/* Failure */.HR)
            return told('failed', null, [error.problem]);
        if (error instanceof errors/* Refusal */.P_ && error.problems.some(({ code }) => code === 'TSD4503'))
            return told('left to its run', null);
        if (error instanceof errors/* Refusal */.P_)
            return told('failed', null, error.problems);
        throw error;
    }
}
const causeOf = ({ cause }) => (cause === null ? [] : [cause]);
async function heal(parts, scope, told, signal) {
    const taking = { manifest: null, acceptObserved: false, verb: 'deploy' };
    const ended = await (0,take_over/* takeOver */.w9)(parts, scope, taking, signal);
    return told('healed', ended.held?.record ?? null);
}
async function tidy(parts, scope, held, told, signal) {
    const { cloud, clock, owner } = parts;
    const seen = await (0,observe/* observe */.l)(cloud, scope.names, null, clock.now());
    if ((0,plan/* wasMoved */.bR)(held.record, seen))
        return told('needs a person', held.record, [(0,plan_refusals/* movedByHand */.iO)(held.record, seen)]);
    const by = { releaseId: (0,release_id/* releaseIdOf */.M)(owner, 'sweep'), owner };
    const record = (0,upkeep/* tidying */.$I)(held.record, seen, by, clock.now(), app_parts/* LEASE_MS */.W);
    if (record === null)
        return told('nothing', held.record);
    const ended = await (0,take_over/* finish */.O9)(parts, scope, record, held, signal);
    return ended.record.phase === 'stuck'
        ? told('needs a person', ended.record, causeOf(ended.record))
        : told('tidied', ended.record);
}

// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __nccwpck_require__(8568);
// EXTERNAL MODULE: ./lib/report/sweep.js
var report_sweep = __nccwpck_require__(8242);
// EXTERNAL MODULE: ./lib/entry/given.js + 1 modules
var given = __nccwpck_require__(2954);
// EXTERNAL MODULE: ./lib/entry/parts.js + 47 modules
var entry_parts = __nccwpck_require__(4628);
// EXTERNAL MODULE: ./lib/entry/verb-step.js
var verb_step = __nccwpck_require__(7730);
;// CONCATENATED MODULE: ./lib/entry/sweep.js









/** `sweep`: a problem for each service that needs a person, after all were looked at. */
const sweepStep = (signal) => (0,verb_step/* verbStep */.I)('sweep', verb_inputs/* SWEEP_INPUTS */.Pp, async (values, tell) => {
    const parts = (0,entry_parts/* leadParts */.fM)((0,given/* accessOf */.YK)(values), (0,run_context/* runContext */.p)(process.env), tell);
    const swept = await sweep(parts, values['poll-interval'], signal);
    for (const one of swept)
        tell({ kind: 'note', text: (0,report_sweep/* sweptWords */.Hg)(one) });
    const problems = [
        ...swept.filter(report_sweep/* needsPerson */.z6).flatMap(problemsIn),
        ...(signal.aborted ? [(0,verb_step/* stopped */.c)('sweep')] : []),
    ];
    return { outputs: (0,outputs/* sweepOutputs */.zY)(swept), summary: (0,report_sweep/* sweepSummary */.RI)(swept, problems), problems };
});
/** Which service it is about goes before what it is about. */
const problemsIn = ({ service, environment, record, problems }) => {
    const found = problems.length === 0 && record !== null ? [(0,claim/* stuckRelease */.iO)(record)] : problems;
    return found.map((problem) => ({ ...problem, subject: `${service}/${environment}, ${problem.subject}` }));
};


/***/ }),

/***/ 7730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ verbStep),
/* harmony export */   c: () => (/* binding */ stopped)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _files_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2969);
/* harmony import */ var _github_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4573);
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5671);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4030);
/* harmony import */ var _given_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2954);
/* harmony import */ var _lead_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9170);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1222);








/** The step of a verb that leads no release: inputs, work, outputs, summary, problems. */
async function verbStep(name, definitions, work) {
    try {
        const values = await (0,_files_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .K)(definitions, (0,_given_js__WEBPACK_IMPORTED_MODULE_5__/* .given */ .gI)(definitions));
        const { outputs, summary, problems } = await logged((tell) => work(values, tell));
        (0,_github_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .setOutputs */ .n)(outputs);
        await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSummary */ .S)(summary);
        return problems;
    }
    catch (error) {
        const problems = (0,_shell_js__WEBPACK_IMPORTED_MODULE_7__/* .problemsOf */ .G)(error);
        await (0,_github_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSummary */ .S)((error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_ ? _report_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .refusalSummary */ .Ze : _report_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .failureSummary */ .jg)(name, problems));
        return problems;
    }
}
/** The log's last group is closed before anything is annotated. */
async function logged(work) {
    const log = (0,_lead_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseLog */ .c)();
    try {
        return await work(log.tell);
    }
    finally {
        log.end();
    }
}
/** What a run that was asked to stop leaves is never half done for good. */
const stopped = (subject) => ({
    code: 'TSD4405',
    subject,
    message: 'the run was stopped before it had done everything',
    remedy: 'Run it again: it goes on where this one ended.',
});


/***/ }),

/***/ 6475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ verbOf)
/* harmony export */ });
/* unused harmony export VERBS */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

/** What the bundle can be started as. */
const VERBS = ['deploy', 'rollback', 'continue', 'status', 'destroy', 'sweep'];
/**
 * The verb, by the file that was started: `dist/rollback.js` and the like import the bundle and are nothing else, so
 * that no input can choose another verb. The bundle itself is `deploy`.
 */
const verbOf = (script) => {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(script, '.js');
    return VERBS.find((verb) => verb === name) ?? 'deploy';
};


/***/ }),

/***/ 7084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./lib/core/json.js
var json = __nccwpck_require__(3085);
;// CONCATENATED MODULE: ./lib/core/nearest.js
/** Letters to change, add or remove to get from one word to the other (Levenshtein). */
const distance = (a, b) => {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (const [i, letter] of [...a].entries()) {
        const next = [i + 1];
        for (let j = 0; j < b.length; j += 1) {
            const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
            next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
};
/** The known word that was probably meant; null when none is near (more than a third of its letters differ). */
const nearest = (word, known) => {
    const cut = word.toLowerCase().replaceAll('_', '-').slice(0, 64);
    const ranked = known.map((k) => ({ k, d: distance(cut, k) })).toSorted((a, b) => a.d - b.d);
    const [best] = ranked;
    return best !== undefined && best.d <= Math.max(1, Math.floor(best.k.length / 3)) ? best.k : null;
};

// EXTERNAL MODULE: ./lib/core/quoted.js
var quoted = __nccwpck_require__(4415);
;// CONCATENATED MODULE: ./lib/core/inputs/config-document.js



/** Inputs that make no sense in a file: the file's own name, and secrets. */
const outsideFiles = (definitions, name) => name === 'config' || definitions[name]?.secret === true;
/** Keys that the config file may have. */
const configKeys = (definitions) => Object.keys(definitions).filter((name) => !outsideFiles(definitions, name));
/**
 * Turns the config file's document into the texts that the same inputs would have had. Scalars arrive as the text
 * that was written (`0x10` stays `0x10`), so file and input obey one rule. Unknown keys are refused: a setting that
 * is silently ignored is worse than an error.
 */
const configTexts = (document, definitions) => {
    if (!(0,json/* isFields */.C)(document))
        return { texts: {}, problems: [notMapping] };
    const known = configKeys(definitions);
    const problems = [];
    const texts = {};
    for (const [key, value] of Object.entries(document)) {
        const text = known.includes(key) ? flat(value, definitions[key]?.form.lines === true) : undefined;
        if (text === undefined)
            problems.push(unknownKey(key, known));
        else if (text === null)
            problems.push(wrongShape(key));
        else
            texts[key] = text;
    }
    return { texts, problems };
};
/** Lists and mappings become lines, where the form has lines; null for any other nesting. */
const flat = (value, lines) => {
    if (typeof value === 'string')
        return value;
    if (!lines)
        return null;
    if (Array.isArray(value))
        return value.every((item) => typeof item === 'string') ? value.join('\n') : null;
    if (!(0,json/* isFields */.C)(value))
        return null;
    const pairs = Object.entries(value).map(([key, item]) => typeof item === 'string' ? `${key}=${item}` : null);
    return pairs.includes(null) ? null : pairs.join('\n');
};
const notMapping = {
    code: 'TSD1404',
    subject: 'config',
    message: 'the file must be a mapping of input names to values',
    remedy: 'Write one input a line, e.g. `min-size: 2`.',
};
const unknownKey = (key, known) => {
    const meant = nearest(key, known);
    return {
        code: 'TSD1002',
        subject: 'config',
        message: `${(0,quoted/* quoted */.T)(key)} is not an input that a config file can hold`,
        remedy: meant === null ? 'Remove it; README.md lists the inputs.' : `Did you mean \`${meant}\`?`,
    };
};
const wrongShape = (key) => ({
    code: 'TSD1405',
    subject: key,
    message: 'the value in the config file must be a single text or number (a list or mapping only where README.md says so)',
    remedy: 'Write it on one line as the input itself would be written.',
});

// EXTERNAL MODULE: ./lib/core/inputs/deploy-inputs.js + 16 modules
var deploy_inputs = __nccwpck_require__(3252);
// EXTERNAL MODULE: ./lib/core/inputs/read-values.js
var read_values = __nccwpck_require__(6020);
// EXTERNAL MODULE: ./lib/files/document-file.js
var document_file = __nccwpck_require__(8901);
;// CONCATENATED MODULE: ./lib/files/config-file.js




const LARGEST = 64 * 1024;
/** The config file, if there is one: the same for every verb, so its keys are deploy's. */
const readConfig = async ({ inputs, environment, workspace }) => {
    // A path that is not one is told of when all inputs are read.
    const { values } = (0,read_values/* readValues */.N)({ config: deploy_inputs/* DEPLOY_INPUTS */.U.config }, { inputs, environment, config: {} });
    if (typeof values.config !== 'string')
        return { texts: {}, problems: [] };
    const document = await (0,document_file/* readDocument */.u)(workspace, values.config, LARGEST, 'as-written');
    return document.ok
        ? configTexts(document.value, deploy_inputs/* DEPLOY_INPUTS */.U)
        : { texts: {}, problems: [(0,document_file/* fileProblem */.W)('config', values.config, document)] };
};


/***/ }),

/***/ 8901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ fileProblem),
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _core_quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4415);
/* harmony import */ var _workspace_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(545);
/* harmony import */ var _yaml_document_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3088);



/** A YAML or JSON document that a workflow named, of at most `most` bytes. */
const readDocument = async (workspace, path, most, scalars) => {
    const place = await (0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceFile */ .E)(workspace, path);
    const text = place.ok ? await (0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_1__/* .boundedText */ .L)(place.value, most) : place;
    return text.ok ? (0,_yaml_document_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlDocument */ .r)(text.value, scalars) : text;
};
/** `subject`: the input that named the file. */
const fileProblem = (subject, path, { fault }) => ({ code: fault.code, subject, message: `${(0,_core_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(path)} ${fault.rule}`, remedy: fault.remedy });


/***/ }),

/***/ 2969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_inputs_cross_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4811);
/* harmony import */ var _core_inputs_read_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6020);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7084);




/** Reads and checks the inputs of a verb, the config file included. Throws a Refusal with every problem found; calls nobody. */
const readInputs = async (definitions, given) => {
    const config = await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readConfig */ .X)(given);
    const { values, problems } = (0,_core_inputs_read_values_js__WEBPACK_IMPORTED_MODULE_2__/* .readValues */ .N)(definitions, { ...given, config: config.texts });
    const all = [...config.problems, ...problems, ...(0,_core_inputs_cross_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .crossProblems */ .r)(values)];
    if (all.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(all);
    // Without a problem every input has its value.
    return values;
};


/***/ }),

/***/ 545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ workspaceFile),
/* harmony export */   L: () => (/* binding */ boundedText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3186);



/** Real, absolute path of a file that a workflow named: symbolic links are followed, then it must be in the workspace. */
const workspaceFile = async (workspace, path) => {
    const root = await realPath(workspace);
    const real = await realPath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path));
    if (root === null || real === null)
        return (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)('TSD1402', 'must be there; the workspace has no such file', 'Check the path, and that the repository was checked out.');
    return real.startsWith(root.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? root : root + node_path__WEBPACK_IMPORTED_MODULE_1__.sep)
        ? (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .good */ .u)(real)
        : (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)('TSD1401', 'must be inside the workspace, links followed', 'Name a file of the repository, or copy it there first.');
};
const realPath = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => null);
/** The text of a plain file of at most `most` bytes of UTF-8; no more than that is ever read. */
const boundedText = async (path, most) => {
    const bytes = await head(path, most + 1);
    if (bytes === null)
        return (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)('TSD1402', 'must be a plain file that can be read', 'Check the path and its permissions.');
    if (bytes.length > most)
        return (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)('TSD1403', `must be at most ${most} bytes`, 'Make the file smaller.');
    const text = utf8(bytes);
    return text === null ? (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)('TSD1403', 'must be UTF-8 text', 'Save the file as UTF-8.') : (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .good */ .u)(text);
};
const head = async (path, count) => {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path).catch(() => null);
    if (file === null)
        return null;
    try {
        if (!(await file.stat()).isFile())
            return null;
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(count) });
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
};
const utf8 = (bytes) => {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
};


/***/ }),

/***/ 3088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ yamlDocument)
/* harmony export */ });
/* harmony import */ var _core_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3186);
/* harmony import */ var _core_quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4415);


/** Deeper nesting has no use here, and a reader that recurses would run out of stack. */
const DEEPEST = 32;
/**
 * Parses one YAML (or JSON) document without trusting it: depth is bounded; duplicate keys, aliases, unknown tags and a
 * second document are refused.
 */
const yamlDocument = async (text, scalars) => {
    // Loaded on first use: most runs have no file to parse.
    const yaml = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    if (tooDeep(yaml, text))
        return refused(`must nest at most ${DEEPEST} levels`);
    const lines = new yaml.LineCounter();
    // Off: the parser compares each key with all before it, and draws a picture of every error.
    const costly = { uniqueKeys: false, prettyErrors: false };
    const schema = scalars === 'typed' ? 'core' : 'failsafe';
    const document = yaml.parseDocument(text, { schema, stringKeys: true, lineCounter: lines, ...costly });
    const [fault] = [...document.errors, ...document.warnings, ...repeatedKeys(yaml, document)];
    if (fault !== undefined) {
        const { line, col } = lines.linePos(fault.pos[0]);
        return refused(`must be plain YAML: ${(0,_core_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(fault.message, 120)} at line ${line}, column ${col}`);
    }
    return hasAlias(yaml, document) ? refused('must be written out, without aliases') : (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(document.toJS());
};
/** The first key of a mapping that is there a second time. */
const repeatedKeys = (yaml, document) => {
    const found = [];
    yaml.visit(document, {
        Map: (_place, { items }) => {
            const seen = new Set();
            const again = items.find(({ key }) => seen.size === seen.add(String(key)).size)?.key;
            if (again === undefined)
                return undefined;
            found.push({
                message: 'Map keys must be unique',
                pos: yaml.isNode(again) ? (again.range ?? [0]) : [0],
            });
            return yaml.visit.BREAK;
        },
    });
    return found;
};
/** Counts open collections while the text is split into tokens, before anything is built from them. */
const tooDeep = (yaml, text) => {
    const parser = new yaml.Parser();
    for (const lexeme of new yaml.Lexer().lex(text)) {
        for (const _token of parser.next(lexeme))
            void _token;
        if (parser.stack.length > DEEPEST && parser.stack.filter((token) => 'items' in token).length > DEEPEST)
            return true;
    }
    return false;
};
/** An alias can multiply what it stands for, or stand inside itself. */
const hasAlias = (yaml, document) => {
    let found = false;
    yaml.visit(document, {
        Alias: () => {
            found = true;
            return yaml.visit.BREAK;
        },
    });
    return found;
};
const refused = (rule) => (0,_core_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)('TSD1406', rule, 'Look at the named line; each key must be there once.');


/***/ }),

/***/ 3941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ annotateErrors),
/* harmony export */   c: () => (/* binding */ annotateWarnings)
/* harmony export */ });
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7712);

/** What the runner shows beside the job. */
const annotateErrors = (shown) => shown.forEach(_runner_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3);
const annotateWarnings = (shown) => shown.forEach(_runner_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e);


/***/ }),

/***/ 4573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ setOutputs)
/* harmony export */ });
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7712);
/* harmony import */ var _core_redaction_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3654);


/** Sets the step's outputs; whatever was quoted into one, no access key or presigned address leaves with it. */
const setOutputs = (outputs) => {
    for (const [name, value] of Object.entries(outputs))
        (0,_runner_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH)(name, (0,_core_redaction_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(value));
};


/***/ }),

/***/ 5928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

const runContext = (env) => {
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const runId = env['GITHUB_RUN_ID'] ?? '';
    const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
    return {
        owner,
        repo,
        runId,
        runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '1',
        sha: env['GITHUB_SHA'] ?? '',
        actor: env['GITHUB_ACTOR'] ?? '',
        runUrl: `${server}/${owner}/${repo}/actions/runs/${runId}`,
        apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
        pullRequest: eventPullRequest(env['GITHUB_EVENT_PATH']),
    };
};
/** An unreadable event is no event about a pull request: reports depend on it, the release does not. */
const eventPullRequest = (path) => {
    if (path === undefined)
        return null;
    try {
        const event = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
        const number = event?.pull_request?.number;
        return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
    }
    catch {
        return null;
    }
};


/***/ }),

/***/ 7712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   fN: () => (/* binding */ idToken),
/* harmony export */   fP: () => (/* binding */ savedState),
/* harmony export */   hF: () => (/* binding */ input),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   uH: () => (/* binding */ setOutput),
/* harmony export */   z: () => (/* reexport safe */ _node_modules_actions_core_lib_summary_js__WEBPACK_IMPORTED_MODULE_2__.z),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9635);
/* harmony import */ var _node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7063);
/* harmony import */ var _node_modules_actions_core_lib_summary_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1170);
// These modules are the whole of what a run needs from @actions/core until it asks for an ID token. The package's one
// public entry also loads its HTTP client, which alone takes longer than refusing a bad input does.



/** An input as the runner hands it over, trimmed; '' where nothing was given. */
const input = (name) => (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
const setOutput = (name, value) => tell('OUTPUT', name, value);
/** For the post step of the same action. */
const saveState = (name, value) => tell('STATE', name, value);
/** What the main step saved; '' where nothing was. */
const savedState = (name) => process.env[`STATE_${name}`] ?? '';
/** Line breaks in these are escaped, unlike in `info`. */
const error = ({ title, message }) => (0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__/* .issueCommand */ .L)('error', { title }, message);
const warning = ({ title, message }) => (0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__/* .issueCommand */ .L)('warning', { title }, message);
const info = (line) => void process.stdout.write(`${line}\n`);
const startGroup = (title) => (0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__/* .issueCommand */ .L)('group', {}, title);
const endGroup = () => (0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__/* .issueCommand */ .L)('endgroup', {}, '');
/** Fetched anew for each renewal: GitHub's token lives five minutes. */
const idToken = async (audience) => (await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(255)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6255))).getIDToken(audience);
/** Without a runner there is no file to tell, and nobody who would read it. */
function tell(kind, name, value) {
    if ((process.env[`GITHUB_${kind}`] ?? '') !== '')
        (0,_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_1__/* .issueFileCommand */ .n)(kind, (0,_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_1__/* .prepareKeyValueMessage */ .v)(name, value));
}


/***/ }),

/***/ 5671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ writeSummary)
/* harmony export */ });
/* harmony import */ var _runner_commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7712);
/* harmony import */ var _core_redaction_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3654);


/** Adds to the job summary; without a runner there is none, and that is no reason to fail. */
async function writeSummary(markdown) {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
        return;
    await _runner_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw((0,_core_redaction_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(markdown), true).write();
}


/***/ }),

/***/ 8393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ annotations)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9372);

/** The runner keeps ten of a type for each step; more than a handful is not read anyway. */
const SHOWN = 10;
const annotations = (problems) => {
    if (problems.length <= SHOWN)
        return problems.map(annotation);
    const left = problems.length - SHOWN + 1;
    const last = { title: 'And more', message: `${left} more problems: the job summary has them all.` };
    return [...problems.slice(0, SHOWN - 1).map(annotation), last];
};
const annotation = ({ code, subject, message, remedy }) => ({
    title: code,
    message: `${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(subject, 200)}: ${sentence((0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(message, 1500))} ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(remedy, 1000)} (docs/troubleshooting.md#${code.toLowerCase()})`,
});
const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);


/***/ }),

/***/ 1646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ moment),
/* harmony export */   v: () => (/* binding */ elapsed)
/* harmony export */ });
/** `42s`, `3m 05s`, `1h 20m`: for people; always whole seconds, never a fraction. */
const elapsed = (ms) => {
    const seconds = Math.max(0, Math.round(ms / 1000));
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    if (hours > 0)
        return `${hours}h ${pad(minutes)}m`;
    return minutes > 0 ? `${minutes}m ${pad(seconds % 60)}s` : `${seconds}s`;
};
/** `2026-11-22 12:00 UTC` */
const moment = (at) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const pad = (n) => String(n).padStart(2, '0');


/***/ }),

/***/ 9372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hi: () => (/* binding */ inMarkdown),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   hl: () => (/* binding */ address)
/* harmony export */ });
/* unused harmony export visible */
/* harmony import */ var _core_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3654);

/**
 * Text that others wrote (a model's log, AWS's messages, an archive's name) is made harmless here before it is
 * shown: in a log line it could be a workflow command, in a comment a mention, a link or a false marker.
 */
/** CSI and OSC sequences first, so that their parameters go with them; then any other two-byte escape. */
const ANSI = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-_]?/g;
const LINE_END = /\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g;
/** C0 and C1 without tab and line feed, bidirectional marks and overrides, zero-width characters. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Secrets redacted, escapes and invisible characters gone, lines ended by LF alone. */
const visible = (text) => (0,_core_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(text.replace(ANSI, '').replace(LINE_END, '\n').replace(INVISIBLE, '').toWellFormed());
const shortened = (text, limit) => text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`;
/**
 * One line for the log. The runner takes a line that begins with `::`, or holds `##[` anywhere, for a command of
 * the action's own, and foreign text must not be able to say one.
 */
const oneLine = (text, limit = 500) => shortened(visible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/##(?=\[)/g, '# #')
    .replace(/^:(?=:)/, ': '), limit);
/** Keeps a reader's eye undisturbed but ends what GitHub would link: a mention, an issue, an address. */
const UNLINK = '\u200b';
/** `like this`, with nothing inside that means anything in a code span or a table. */
const CODE = /`([\w ./:=,%?&+@-]+)`/;
/**
 * A run of text inside a Markdown line or table cell: no mention, link, markup, HTML or marker comes out of it.
 * A plain code span stays one: GitHub links nothing in it, and our own remedies are written with them.
 */
const inMarkdown = (text, limit = 500) => oneLine(text, limit)
    .split(CODE)
    .map((part, i) => (i % 2 === 1 ? `\`${part}\`` : escaped(part)))
    .join('');
const escaped = (text) => text
    .replace(/[\\`*_[\](){}~|!$#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, `@${UNLINK}`)
    .replace(/(\\#|GH-)(?=\d)/gi, `$1${UNLINK}`)
    .replace(/(https?:)(?=\/\/)|(www)(?=\.)/gi, `$&${UNLINK}`);
/** An address as a link when it is a plain one, else as text: nothing but a host, a port and a path is followed. */
const address = (url) => /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w./-]*)?$/i.test(url) ? `<${url}>` : inMarkdown(url, 300);
const longestRun = (text) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
/**
 * A code block whose fence is longer than any run of backticks in it; the last `limit` lines, each bounded.
 * Markers are broken even here, since our own comments are searched for them as text.
 */
const fenced = (lines, limit = 40) => {
    const shown = lines.flatMap((line) => visible(line).split('\n')).slice(-limit);
    const content = shown.map((line) => shortened(line, 300).replaceAll('<!--', '< !--')).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
    return `${fence}text\n${content}\n${fence}`;
};


/***/ }),

/***/ 5102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L2: () => (/* binding */ verdictWords),
/* harmony export */   MX: () => (/* binding */ evidence),
/* harmony export */   ZJ: () => (/* binding */ servingColour),
/* harmony export */   bu: () => (/* binding */ outcome)
/* harmony export */ });
/* harmony import */ var _core_claim_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6035);
/* harmony import */ var _core_colour_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8019);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9510);
/* harmony import */ var _elapsed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1646);
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9372);





const WORDS = {
    promoted: '✅ promoted',
    rolled_back: '❌ rolled back',
    stuck: '⛔ stuck, a person is needed',
    cancelled: '❌ cancelled',
    refused: '❌ refused',
    planned: '📋 planned',
};
/** The result as a reader sees it first: a sign and two or three words. */
const verdictWords = (result, record = null) => result === 'promoted' && record?.kind === 'capacity' ? '✅ capacity changed in place' : WORDS[result];
/** The slot whose fleet is expected to serve after this release ended; null when nothing serves. */
const servingColour = (record, result) => result === 'promoted' || record.kind === 'capacity'
    ? record.candidate.colour
    : (record.stable?.colour ?? null);
const reachedTraffic = (record) => [record, ...record.history].some(({ weights }) => weights[record.candidate.colour] > 0);
const turnedBack = (record, facts) => {
    const candidate = record.candidate.colour;
    if (record.kind === 'capacity')
        return `The change of capacity failed and CloudFormation takes it back: **${candidate}** serves as before.`;
    if (record.stable === null)
        return `This was the first release: nothing served before it and nothing serves now. The ${candidate} fleet is being removed.`;
    if (!reachedTraffic(record))
        return `No traffic ever reached the candidate: **${record.stable.colour}** serves as before. The ${candidate} fleet is being removed.`;
    const taken = facts.rollbackSeconds === null
        ? ''
        : `, ${(0,_elapsed_js__WEBPACK_IMPORTED_MODULE_2__/* .elapsed */ .v)(facts.rollbackSeconds * 1000)} after the failure was seen`;
    return `All traffic is back on **${record.stable.colour}**${taken}. The ${candidate} fleet is being removed.`;
};
const promoted = (record, took) => {
    const { kind, candidate } = record;
    if (kind === 'capacity')
        return `Sizes, scaling and tags of **${candidate.colour}** were changed in place in ${took}: no instance was replaced and no traffic moved.`;
    const goes = (0,_core_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .isReturn */ .NP)(record)
        ? `All traffic is back on **${candidate.colour}**, the fleet of an earlier release (${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_3__/* .inMarkdown */ .Hi)(candidate.releaseId, 100)}),`
        : `All traffic goes to **${candidate.colour}**`;
    return `${goes} after ${took}.${oldFleet(record)}`;
};
/** What became of the fleet that served before. */
const oldFleet = ({ stable, candidate, parked }) => {
    if (stable === null)
        return '';
    return parked === null
        ? ` ${(0,_core_colour_js__WEBPACK_IMPORTED_MODULE_4__/* .other */ .F)(candidate.colour)} has been retired.`
        : ` ${parked.colour} waits at full capacity until ${(0,_elapsed_js__WEBPACK_IMPORTED_MODULE_2__/* .moment */ .n)(parked.until)}: until then a rollback moves weights alone.`;
};
/** One or two sentences: where traffic is now and what became of the candidate. */
const outcome = (record, facts) => {
    if (record.phase === 'promoted')
        return promoted(record, (0,_elapsed_js__WEBPACK_IMPORTED_MODULE_2__/* .elapsed */ .v)(facts.finishedAt - record.startedAt));
    if (record.phase === 'rolled_back')
        return turnedBack(record, facts);
    if (_core_record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(record.phase))
        return `Traffic is not moved any more until a person has looked. Last wanted: blue ${record.weights.blue} %, green ${record.weights.green} %.`;
    return `The run stopped while ${record.phase.replace('_', ' ')}; what is under way is brought to a safe end by the clean-up step or by the next run.`;
};
/** What the verdict rests on; a release that no client used says so. */
const evidence = ({ evidence: { golden, requests } }) => requests === 0
    ? `verdict from ${counted(golden)} golden requests alone: no client sent any`
    : `verdict from ${counted(golden)} golden, ${counted(requests)} real requests`;
const counted = (n) => n.toLocaleString('en-GB');


/***/ }),

/***/ 8568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L7: () => (/* binding */ bareOutputs),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   tr: () => (/* binding */ statusOutputs),
/* harmony export */   zY: () => (/* binding */ sweepOutputs)
/* harmony export */ });
/* harmony import */ var _core_colour_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8019);
/* harmony import */ var _core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(365);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9510);
/* harmony import */ var _core_traffic_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2570);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(333);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8242);






/**
 * The outputs of `deploy` and `rollback`; `summary-json` holds all of them and the history in one document. `seen` null:
 * what serves could not be read, so that nothing is said of it.
 */
function outputs(result, artifact, record, seen, changed) {
    const seconds = record === null ? null : (0,_release_result_js__WEBPACK_IMPORTED_MODULE_3__/* .rollbackSeconds */ .Q)(record);
    const values = {
        'release-id': record?.releaseId ?? servingFleet(seen)?.releaseId ?? '',
        result,
        ...servingOutputs(seen),
        'artifact-sha256': artifact.sha256,
        'model-version': artifact.modelVersion,
        'rollback-seconds': seconds === null ? '' : seconds.toFixed(1),
        changed: String(changed),
    };
    return { ...values, 'summary-json': JSON.stringify({ ...values, history: record?.history ?? [] }) };
}
/** The fleet that serves, by the weights seen. */
const servingFleet = (seen) => {
    const live = (0,_core_traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .serving */ .fO)(seen?.rule?.weights);
    return seen === null || live === null || live === 'split' ? null : seen.fleets[live];
};
const servingOutputs = (seen) => {
    const fleet = servingFleet(seen);
    return {
        url: (seen && (0,_core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .edgeOutputs */ .m)(seen.edge)?.url) ?? '',
        colour: (0,_core_traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .serving */ .fO)(seen?.rule?.weights) ?? '',
        'fleet-name': fleet?.name ?? '',
        'desired-capacity': fleet === null ? '' : String(fleet.desired),
        'min-size': fleet === null ? '' : String(fleet.minSize),
        'max-size': fleet === null ? '' : String(fleet.maxSize),
    };
};
/** The outputs of `status`. */
function statusOutputs(record, seen) {
    const { blue, green } = seen.rule?.weights ?? _core_traffic_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_TRAFFIC */ .qE;
    const values = {
        'release-id': record?.releaseId ?? '',
        result: record !== null && _core_record_js__WEBPACK_IMPORTED_MODULE_0__/* .TERMINAL */ .f.has(record.phase) ? (0,_release_result_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseResult */ .L)(record) : '',
        phase: record?.phase ?? '',
        ...servingOutputs(seen),
        weights: `${blue}/${green}`,
    };
    const { targets, alarms } = seen;
    const fleets = (0,_core_colour_js__WEBPACK_IMPORTED_MODULE_5__/* .perColour */ .Yr)((colour) => bareFleet(seen.fleets[colour]));
    const more = { fleets, targets, alarms, parked: record?.parked ?? null, history: record?.history ?? [] };
    return { ...values, 'summary-json': JSON.stringify({ ...values, ...more }) };
}
/** Without its stack: an ARN holds the account, and GitHub drops an output that holds what a job has masked. */
const bareFleet = ({ stack, ...fleet }) => ({ ...fleet, status: stack.status });
/** The outputs of `sweep`. */
const sweepOutputs = (swept) => ({
    healed: String(swept.filter(_sweep_js__WEBPACK_IMPORTED_MODULE_2__/* .isHealed */ .qT).length),
    'needs-a-person': String(swept.filter(_sweep_js__WEBPACK_IMPORTED_MODULE_2__/* .needsPerson */ .z6).length),
    'summary-json': JSON.stringify(swept.map(({ record, ...line }) => ({
        ...line,
        releaseId: record?.releaseId ?? null,
        phase: record?.phase ?? null,
    }))),
});
/** When nothing was done, or nothing is known of what is left. */
const bareOutputs = (result) => ({
    result,
    changed: 'false',
    'summary-json': JSON.stringify({ result, changed: 'false' }),
});


/***/ }),

/***/ 333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ releaseResult),
/* harmony export */   Q: () => (/* binding */ rollbackSeconds)
/* harmony export */ });
/** How a record's release ended, in the one word that outputs and reports use. */
function releaseResult(record) {
    if (record.phase === 'promoted' || record.phase === 'stuck')
        return record.phase;
    if (record.phase === 'rolled_back')
        return record.cause?.code === 'TSD4401' ? 'cancelled' : 'rolled_back';
    return 'cancelled';
}
/** From the failing verdict to all weight read back on stable; null without a rollback. */
function rollbackSeconds({ history, readBackAt }) {
    const failedAt = history.find((entry) => entry.phase === 'rolling_back')?.at;
    return failedAt === undefined || readBackAt === null ? null : Math.max(0, readBackAt - failedAt) / 1000;
}


/***/ }),

/***/ 7964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lg: () => (/* binding */ factsSection),
/* harmony export */   V6: () => (/* binding */ verdictSection),
/* harmony export */   bM: () => (/* binding */ causeSection),
/* harmony export */   xd: () => (/* binding */ detailSection)
/* harmony export */ });
/* harmony import */ var _elapsed_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1646);
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9372);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5102);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3136);




/** What comment and summary have in common: the same verdict and facts, in the same words. */
/** Heading with the verdict, then where traffic is now. */
const verdictSection = (record, facts) => `### ${record.service} in ${record.environment}: ${(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictWords */ .L2)(facts.result, record)}\n\n${(0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .outcome */ .bu)(record, facts)}`;
/** Cause and next step; null when nothing failed. */
const causeSection = (cause) => cause === null
    ? null
    : [
        `**Cause** \`${cause.code}\` ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inMarkdown */ .Hi)(cause.subject, 200)}: ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inMarkdown */ .Hi)(cause.message, 1500)}`,
        `**Next** ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inMarkdown */ .Hi)(cause.remedy, 1000)}`,
    ].join('\n\n');
/** The lines that show the cause, folded; null without any. */
const detailSection = (cause) => cause?.detail === undefined || cause.detail.length === 0
    ? null
    : (0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(`Last lines of the log of ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inMarkdown */ .Hi)(cause.subject, 200)}`, (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .fenced */ .OF)(cause.detail));
const factsSection = (record, facts) => {
    const { artifact } = record;
    const model = `${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inMarkdown */ .Hi)(artifact.modelName, 100)} ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inMarkdown */ .Hi)(artifact.modelVersion, 100)}`;
    return (0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .factTable */ .Bu)([
        facts.url === null ? null : ['URL', (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl)(facts.url)],
        ['Model', `${model} (sha256 \`${artifact.sha256.slice(0, 12)}\`)`],
        ['Serving', serving(record, facts)],
        record.kind === 'capacity' ? null : ['Evidence', (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .evidence */ .MX)(record)],
        ['Duration', (0,_elapsed_js__WEBPACK_IMPORTED_MODULE_3__/* .elapsed */ .v)(facts.finishedAt - record.startedAt)],
        ['Release', `[${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .inMarkdown */ .Hi)(record.releaseId, 100)}](${facts.runUrl})`],
    ]);
};
const serving = (record, facts) => {
    const colour = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .servingColour */ .ZJ)(record, facts.result);
    if (colour === null)
        return 'nothing';
    const { capacity } = facts;
    return capacity === null
        ? colour
        : `${colour}, ${capacity.desired} instances wanted (${capacity.minSize} to ${capacity.maxSize})`;
};


/***/ }),

/***/ 3136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ factTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   Uo: () => (/* binding */ joinWithin)
/* harmony export */ });
const LEFT_OUT = '_Some details were left out here to stay within the limit; the log of the run has them all._';
/**
 * Joins what fits, in order, and says so when something did not. The first section is cut rather than left out,
 * so the result is never longer than `limit` characters and never empty.
 */
const joinWithin = (limit, sections) => {
    const [first = '', ...rest] = sections.filter((section) => section !== null);
    const room = limit - LEFT_OUT.length - 2;
    const shown = rest.reduce((text, section) => (text.length + 2 + section.length <= room ? `${text}\n\n${section}` : text), first.slice(0, room).toWellFormed());
    const whole = [first, ...rest].join('\n\n');
    return whole.length <= limit ? whole : `${shown}\n\n${LEFT_OUT}`;
};
/** Folded text; `summary` is ours, never foreign. */
const folded = (summary, content) => `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
/** A table without a heading row: label and value. Cells are Markdown already. */
const factTable = (rows) => ['| | |', '|---|---|', ...rows.filter((row) => row !== null).map(([k, v]) => `| ${k} | ${v} |`)].join('\n');


/***/ }),

/***/ 4030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Jt: () => (/* binding */ SUMMARY_LIMIT),
  jg: () => (/* binding */ failureSummary),
  iK: () => (/* binding */ problemTable),
  Ze: () => (/* binding */ refusalSummary),
  z: () => (/* binding */ summary),
  aT: () => (/* binding */ unchangedSummary)
});

// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
// EXTERNAL MODULE: ./lib/report/outcome.js
var outcome = __nccwpck_require__(5102);
// EXTERNAL MODULE: ./lib/report/release-sections.js
var release_sections = __nccwpck_require__(7964);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
;// CONCATENATED MODULE: ./lib/report/rollout-picture.js


/** GitHub's own palette; the text colour is set too, so that it reads on light and dark pages. */
const LOOKS = {
    calm: 'fill:#ddf4ff,stroke:#0969da,color:#0a3069',
    good: 'fill:#dafbe1,stroke:#1a7f37,color:#044f1e',
    bad: 'fill:#ffebe9,stroke:#cf222e,color:#82071e',
};
/** The way the release took, as a Mermaid flowchart: one box a stage, with how long it lasted. */
const rolloutPicture = (record, finishedAt) => {
    const stages = stagesOf(record);
    const boxes = stages.map((stage, i) => {
        const until = stages[i + 1]?.at ?? finishedAt;
        return `  s${i}["${caption(record, stage, until)}"]:::${look(stage.phase)}`;
    });
    const way = `  ${stages.map((_, i) => `s${i}`).join(' --> ')}`;
    const looks = Object.entries(LOOKS).map(([name, style]) => `  classDef ${name} ${style}`);
    return ['```mermaid', 'flowchart LR', ...boxes, way, ...looks, '```'].join('\n');
};
/** The history holds each phase that was entered; the first one began with the record itself. */
const stagesOf = (record) => {
    const first = { phase: 'provisioning', at: record.startedAt, weight: 0 };
    const entered = record.history.map(({ phase, at, weights }) => ({
        phase,
        at,
        weight: weights[record.candidate.colour],
    }));
    return [first, ...entered];
};
const caption = (record, stage, until) => {
    const name = stage.phase.replace('_', ' ');
    const title = stage.phase === 'shifting' ? `${stage.weight} % on ${record.candidate.colour}` : name;
    return core_record/* TERMINAL */.f.has(stage.phase) ? title : `${title}<br/>${(0,elapsed/* elapsed */.v)(until - stage.at)}`;
};
const look = (phase) => {
    if (phase === 'promoted')
        return 'good';
    return phase === 'rolling_back' || phase === 'rolled_back' || phase === 'stuck' ? 'bad' : 'calm';
};

// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/timeline.js
var timeline = __nccwpck_require__(1451);
;// CONCATENATED MODULE: ./lib/report/summary.js






/** The runner drops a summary over 1 MiB; four bytes a character at worst stay below it. */
const SUMMARY_LIMIT = 250_000;
const TIMELINE_ROWS = 200;
/** The job summary of a release that ended. */
const summary = (record, facts) => (0,sections/* joinWithin */.Uo)(SUMMARY_LIMIT, [
    (0,release_sections/* verdictSection */.V6)(record, facts),
    (0,release_sections/* causeSection */.bM)(record.cause),
    (0,release_sections/* factsSection */.Lg)(record, facts),
    rolloutPicture(record, facts.finishedAt),
    (0,timeline/* timeline */.I)(record, TIMELINE_ROWS),
    (0,release_sections/* detailSection */.xd)(record.cause),
]);
/** The job summary of a request that was refused: every problem, and that nothing was changed. */
const refusalSummary = (title, problems) => (0,sections/* joinWithin */.Uo)(SUMMARY_LIMIT, [
    `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ${(0,outcome/* verdictWords */.L2)('refused')}\n\nNothing was changed.`,
    problemTable(problems),
    ...problems.map(release_sections/* detailSection */.xd),
]);
/** The job summary of a run that could not go on, of which more is not known. */
const failureSummary = (title, problems) => (0,sections/* joinWithin */.Uo)(SUMMARY_LIMIT, [
    `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ❌ failed`,
    problemTable(problems),
    ...problems.map(release_sections/* detailSection */.xd),
]);
/** The job summary when what was asked for already serves. */
const unchangedSummary = (title, reason) => `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ✅ nothing to do\n\n${(0,foreign_text/* inMarkdown */.Hi)(reason)}. Nothing was changed.\n`;
const problemTable = (problems) => [
    '| code | what | problem | next step |',
    '|---|---|---|---|',
    ...problems.map(({ code, subject, message, remedy }) => `| \`${code}\` | ${(0,foreign_text/* inMarkdown */.Hi)(subject, 100)} | ${(0,foreign_text/* inMarkdown */.Hi)(message)} | ${(0,foreign_text/* inMarkdown */.Hi)(remedy)} |`),
].join('\n');


/***/ }),

/***/ 8242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ sweptWords),
/* harmony export */   RI: () => (/* binding */ sweepSummary),
/* harmony export */   qT: () => (/* binding */ isHealed),
/* harmony export */   z6: () => (/* binding */ needsPerson)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9372);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3136);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4030);



const SIGNS = {
    nothing: '✅ nothing to do',
    'left to its run': '⏳ left to its run',
    'needs a person': '⛔ needs a person',
    healed: '✅ healed',
    tidied: '✅ tidied',
    failed: '❌ failed',
};
const needsPerson = ({ did }) => did === 'needs a person' || did === 'failed';
const isHealed = ({ did }) => did === 'healed' || did === 'tidied';
/** `iris in staging: healed (r77-1-ab, rolled_back)` */
const sweptWords = ({ service, environment, did, record }) => `${service} in ${environment}: ${did}${record === null ? '' : ` (${record.releaseId}, ${record.phase})`}`;
/** The job summary of `sweep`: the troubled ones first, and why. */
const sweepSummary = (swept, problems) => (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWithin */ .Uo)(_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .SUMMARY_LIMIT */ .Jt, [
    `### Sweep: ${headline(swept)}`,
    problems.length === 0 ? null : (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .problemTable */ .iK)(problems),
    swept.length === 0 ? null : table(swept),
]);
const headline = (swept) => {
    const [healed, left] = [swept.filter(isHealed).length, swept.filter(needsPerson).length];
    const sign = left === 0 ? '✅' : '⛔';
    return `${sign} ${swept.length} looked at, ${healed} healed, ${left} ${left === 1 ? 'needs' : 'need'} a person`;
};
const table = (swept) => {
    const sorted = swept.toSorted((a, b) => Number(needsPerson(b)) - Number(needsPerson(a)));
    return ['| service | environment | | release | phase |', '|---|---|---|---|---|', ...sorted.map(row)].join('\n');
};
const row = ({ service, environment, did, record }) => {
    const release = record === null ? '' : (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inMarkdown */ .Hi)(record.releaseId, 100);
    const phase = record === null ? '' : record.phase.replace('_', ' ');
    return `| ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inMarkdown */ .Hi)(service, 100)} | ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inMarkdown */ .Hi)(environment, 100)} | ${SIGNS[did]} | ${release} | ${phase} |`;
};


/***/ }),

/***/ 1451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ timeline)
/* harmony export */ });
/* harmony import */ var _core_colour_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8019);
/* harmony import */ var _elapsed_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1646);
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9372);



const SIGNS = {
    enter: '',
    pass: '✓',
    fail: '✗',
    wait: '…',
};
/** Weights and health over time as a Markdown table: one row for each change, the newest `limit` rows. */
const timeline = (record, limit) => {
    const heads = _core_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .COLOURS */ .O5.map((colour) => `${colour} (${role(record, colour)})`);
    const rows = record.history.slice(-limit).map((entry) => row(record, entry));
    return [`| after | phase | ${heads.join(' | ')} | | why |`, '|---:|---|---|---|---|---|', ...rows].join('\n');
};
const role = (record, colour) => {
    if (colour === record.candidate.colour)
        return record.kind === 'capacity' ? 'serving' : 'candidate';
    return record.stable === null ? 'empty' : 'stable';
};
const row = (record, entry) => {
    const sides = _core_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .COLOURS */ .O5.map((colour) => `${entry.weights[colour]} %, ${entry.healthy[colour]} healthy`);
    const cells = [
        (0,_elapsed_js__WEBPACK_IMPORTED_MODULE_1__/* .elapsed */ .v)(entry.at - record.startedAt),
        entry.phase.replace('_', ' '),
        ...sides,
        SIGNS[entry.verdict],
        (0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_2__/* .inMarkdown */ .Hi)(entry.reason, 200),
    ];
    return `| ${cells.join(' | ')} |`;
};


/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ issueCommand),
/* harmony export */   s: () => (/* binding */ issue)
/* harmony export */ });
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var _utils_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4679);


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_0__.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return (0,_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .toCommandValue */ .E)(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map

/***/ }),

/***/ 7063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ issueFileCommand),
  v: () => (/* binding */ prepareKeyValueMessage)
});

;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/utils.js
var utils = __nccwpck_require__(4679);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${(0,utils/* toCommandValue */.E)(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = (0,utils/* toCommandValue */.E)(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map

/***/ }),

/***/ 1170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   yo: () => (/* binding */ markdownSummary),
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* unused harmony exports SUMMARY_ENV_VAR, SUMMARY_DOCS_URL */
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(857);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9896);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_1__.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_1__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(os__WEBPACK_IMPORTED_MODULE_0__.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map

/***/ }),

/***/ 4679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toCommandValue),
/* harmony export */   k: () => (/* binding */ toCommandProperties)
/* harmony export */ });
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8796);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
