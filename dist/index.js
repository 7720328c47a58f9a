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

/***/ 6897:
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

/***/ 4573:
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
/* harmony import */ var _core_plan_claim_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4935);

/**
 * Writes an intent for the run that leads a release, and waits until `done` is true of the release's record. Resolves
 * with that record; with null when the leading run's lease ends first, another release takes its place, or this run is
 * stopped.
 */
async function ask({ cloud, clock, owner, tell, scope, signal }, running, wish, done) {
    const { service, environment, releaseId } = running;
    const intent = { schemaVersion: 1, releaseId, runUrl: owner.url, at: clock.now(), ...wish };
    await cloud.intents.write(service, environment, intent);
    tell({ kind: 'note', text: `asks the run of release ${releaseId} to ${wish.kind}: ${running.owner.url}` });
    let record = running;
    while (!done(record)) {
        if (signal.aborted || record.releaseId !== releaseId || !(0,_core_plan_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .isLed */ .ck)(record, clock.now()))
            return null;
        await clock.sleep(scope.pollMs, signal);
        record = (await cloud.records.load(service, environment))?.record ?? record;
    }
    return record;
}


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ begin),
  B: () => (/* binding */ propose)
});

// EXTERNAL MODULE: ./lib/core/plan/manifest.js
var manifest = __nccwpck_require__(7242);
// EXTERNAL MODULE: ./lib/core/plan/plan.js
var plan = __nccwpck_require__(4940);
// EXTERNAL MODULE: ./lib/app/lock.js
var lock = __nccwpck_require__(9368);
// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
;// CONCATENATED MODULE: ./lib/app/places.js

/** VPC and subnets: those that the request gives, or the outputs of its network stack. Throws Refusal. */
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

// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/app/edge-wish.js
var edge_wish = __nccwpck_require__(8304);
;// CONCATENATED MODULE: ./lib/app/begin.js







/** Looks up what the request names and makes its digests. Throws Refusal. */
async function propose(run, request) {
    const { cloud, sha256, templates, instanceFiles, makeBundle } = run;
    const places = await findPlaces(cloud, request.network);
    const { service, environment, minSize, maxSize, policy, alarms, acceptObserved } = request;
    const proposal = {
        service,
        environment,
        artifact: request.verified,
        manifest: (0,manifest/* releaseManifest */.Xo)(request, { fleetTemplate: templates.fleet, instanceFiles }, sha256),
        edgeManifest: sha256(JSON.stringify([templates.edge, (0,edge_wish/* edgeParameters */.Y)(request, places), request.tags])),
        capacityManifest: (0,manifest/* capacityManifest */.OS)(request, sha256),
        minSize,
        maxSize,
        policy,
        alarms,
        acceptObserved,
    };
    return { materials: { request, templates, places, makeBundle }, proposal };
}
/**
 * Plans from the first observation, keeps the request for a later rollback, and takes the lock. `before`: the stored
 * record; null when there is none. Throws Refusal.
 */
async function begin(run, { materials, proposal }, before) {
    const { cloud, clock, tell, scope } = run;
    const seen = await (0,observe/* observe */.l)(cloud, scope.names, null, { at: clock.now(), alarms: proposal.alarms });
    const start = (0,app_run/* startOf */.GH)(run, proposal.manifest.slice(0, 8));
    const made = (0,plan/* plan */.et)(proposal, before?.record ?? null, seen, start);
    tell({ kind: 'note', text: made.reason });
    if (made.kind === 'none')
        return { kind: 'none', seen };
    if (made.kind === 'release')
        await cloud.records.keepRequest(made.record.releaseId, materials.request);
    return { kind: 'begun', held: await (0,lock/* acquire */.X)(run, made.record, before) };
}


/***/ }),

/***/ 9278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ bringToEnd),
  z: () => (/* binding */ turnBack)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/app/cancel.js
var cancel = __nccwpck_require__(6705);
;// CONCATENATED MODULE: ./lib/core/loop/command.js
/** The record after AWS accepted the command. It keeps only what no observation can tell later. */
function withCommandAccepted(record, command) {
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
/** True for writes that need a fresh observation and a lease that still holds. */
const isDestructive = ({ kind }) => ['weights', 'minimum', 'park', 'remove-fleet', 'remove-edge', 'remove-rule'].includes(kind);

// EXTERNAL MODULE: ./lib/core/loop/decide.js
var decide = __nccwpck_require__(6656);
// EXTERNAL MODULE: ./lib/core/loop/reconcile.js
var reconcile = __nccwpck_require__(5686);
// EXTERNAL MODULE: ./lib/core/problems/kinds.js
var kinds = __nccwpck_require__(2659);
// EXTERNAL MODULE: ./lib/core/record.js
var record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/core/weights.js
var core_weights = __nccwpck_require__(5746);
// EXTERNAL MODULE: ./lib/core/tags.js
var tags = __nccwpck_require__(138);
// EXTERNAL MODULE: ./lib/app/edge-wish.js
var edge_wish = __nccwpck_require__(8304);
;// CONCATENATED MODULE: ./lib/app/fleet-wish.js

/** The stack of a new fleet. */
function fleetWish({ materials, record, name, edge, bundle }) {
    const { request, templates, places } = materials;
    const { colour } = record.candidate;
    return {
        name,
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
            ...fleet_wish_image(request),
            InstanceType: request.instanceType,
            MinSize: String(record.candidate.minSize),
            MaxSize: String(record.candidate.maxSize),
            BundleUri: bundle.uri,
            BundleSha256: bundle.sha256,
            StateBucket: request.bucket,
            HealthGraceSeconds: String(Math.ceil(record.policy.verifyingMs / 1000)),
            ...scaling(request.scaling),
        },
        tags: { ...(0,tags/* commonTags */.vJ)(request), ...fleetTags(record, colour) },
    };
}
/** The live fleet's stack with other sizes, scaling and tags. Every other parameter stays as it is. */
const resizedFleetWish = ({ request, templates }, stack, capacity) => ({
    name: stack.name,
    template: templates.fleet,
    parameters: {
        ...stack.parameters,
        // The image that was resolved when the fleet was made: a newer one would be another release.
        ImageId: stack.parameters['ImageId'] || (stack.resolved['ImageParameter'] ?? ''),
        MinSize: String(request.minSize),
        MaxSize: String(request.maxSize),
        ...scaling(request.scaling),
    },
    tags: { ...(0,tags/* ownTags */.Wb)(stack.tags), ...(0,tags/* commonTags */.vJ)(request), [tags/* TAGS */.gp.capacity]: capacity },
});
/** Tags by which a later observation knows whose fleet it is. */
const fleetTags = (record, colour) => ({
    [tags/* TAGS */.gp.release]: record.releaseId,
    [tags/* TAGS */.gp.manifest]: record.manifest,
    [tags/* TAGS */.gp.capacity]: record.capacity.manifest,
    [tags/* TAGS */.gp.colour]: colour,
});
/** An AMI id is passed as it is. CloudFormation resolves a public parameter in the change set. */
function fleet_wish_image(request) {
    if (request.imageId?.startsWith('ami-') === true)
        return { ImageId: request.imageId };
    return { ImageParameter: request.imageId?.replace(/^ssm:/, '') ?? publicImage(request) };
}
/** Amazon Linux 2023. With a GPU, AWS's deep learning base image of it, which includes the driver. */
function publicImage({ gpu, architecture }) {
    return gpu
        ? `/aws/service/deeplearning/ami/${architecture}/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id`
        : `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
/** All scaling parameters. 0 switches a policy off, which a fleet that is changed in place needs for dropped targets. */
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

;// CONCATENATED MODULE: ./lib/app/instance-spec.js
/** The specification that each instance of the release reads when it boots. */
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

;// CONCATENATED MODULE: ./lib/app/apply.js




/**
 * Carries out one command. Repeating it is harmless, because token and wish are then the same. `materials` null: the run
 * cannot make fleets. Throws Failure when AWS refuses the command.
 */
async function apply({ cloud, scope }, materials, command, record) {
    const { stacks, traffic, fleets } = cloud;
    const token = (what) => `${record.releaseId}-${what}`;
    // A repeated deletion needs a new token: AWS takes a known token for the first call.
    const removal = (what, repeated) => token(`remove-${what}-${record.repeats + Number(repeated)}`);
    switch (command.kind) {
        case 'edge':
            return started(stacks.apply((0,edge_wish/* edgeWish */.h)(requireMaterials(materials, command), scope.names, record.edge.manifest), token('edge')));
        case 'remove-edge':
            return stacks.remove(command.stack, removal('edge', command.repeated));
        case 'create-rule':
            return traffic.createRule(command.edge.listenerArn, command.edge.targetGroups, command.weights, (0,tags/* commonTags */.vJ)(requireMaterials(materials, command).request));
        case 'remove-rule':
            return traffic.removeRule(command.ruleArn);
        case 'create-fleet':
            return createFleet({ cloud, scope }, requireMaterials(materials, command), record, command.edge);
        case 'update-fleet': {
            const wish = resizedFleetWish(requireMaterials(materials, command), command.stack, record.capacity.manifest);
            return started(stacks.apply(wish, token('capacity'), { replacement: 'refused' }));
        }
        case 'recover':
            return stacks.recover(command.stack, command.status, token(`recover-${record.repeats}`));
        case 'remove-fleet':
            return stacks.remove(command.stack, removal(command.colour, command.repeated));
        case 'park':
            return fleets.park(command.group, command.minSize, command.until);
        case 'minimum':
            return setMinimum(fleets, command);
        case 'weights':
            return traffic.setWeights(command.ruleArn, command.targetGroups, command.weights);
    }
}
/** The port resolves only once AWS accepted the change set, so its outcome is never unknown. */
const started = async (applying) => {
    await applying;
    return 'done';
};
const setMinimum = (fleets, { group, minSize, pin }) => pin === null || minSize === null
    ? fleets.unpin(group, minSize)
    : fleets.pin(group, minSize, pin.until, pin.restoreMin);
async function createFleet({ cloud, scope }, materials, record, edge) {
    const { request, makeBundle } = materials;
    const { zip, sha256 } = await makeBundle(instanceSpec(request, record, edge), request.golden);
    const uri = await cloud.artifacts.publishBundle(zip, sha256);
    const wish = fleetWish({
        materials,
        record,
        name: scope.names.fleets[record.candidate.colour],
        edge,
        bundle: { uri, sha256 },
    });
    return started(cloud.stacks.apply(wish, `${record.releaseId}-fleet`));
}
/** A run without materials never enters `provisioning`, the only phase whose commands make something. */
function requireMaterials(materials, command) {
    if (materials === null)
        throw new Error(`this run cannot carry out ${command.kind}`);
    return materials;
}

// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/loop/gate.js + 1 modules
var gate = __nccwpck_require__(7810);
// EXTERNAL MODULE: ./lib/core/loop/pins.js
var pins = __nccwpck_require__(5080);
// EXTERNAL MODULE: ./lib/core/stack-state.js
var stack_state = __nccwpck_require__(6487);
;// CONCATENATED MODULE: ./lib/app/watch.js




const watchOf = (run) => ({
    tellStackEvents: stackEventTeller(run),
    tellProgress: progressTeller(run),
});
function stackEventTeller({ cloud, clock, tell }) {
    const before = new Map();
    return async ({ edge, fleets }) => {
        const stacks = [edge, ...colour/* COLOURS */.O5.map((colour) => fleets[colour].stack)];
        const changing = stacks.filter((stack) => isChanging(stack, before.get(stack.name)));
        for (const stack of stacks)
            before.set(stack.name, stack);
        const answers = await Promise.allSettled(changing.map(({ name }) => cloud.stacks.newEvents(name)));
        for (const answer of answers)
            if (answer.status === 'fulfilled')
                for (const event of answer.value)
                    tell({ kind: 'stack-event', event, ageMs: clock.now() - event.at });
    };
}
/**
 * Whether a stack may have events to tell. One that came to rest since the poll before has its last ones. One that
 * failed before the first poll is asked about once, so that its old events are not taken for new ones later.
 */
const isChanging = (stack, before) => (0,stack_state/* isMoving */.rU)(stack) || (before === undefined ? !(0,stack_state/* isAtRest */.UU)(stack) : before.status !== stack.status);
function progressTeller({ clock, tell }) {
    const told = new Set();
    return (record, seen) => {
        const verdict = (0,gate/* gate */.G)(record, seen, clock.now());
        const elapsedMs = clock.now() - record.enteredAt;
        if (verdict.kind === 'wait')
            tell({ kind: 'waiting', phase: record.phase, reason: verdict.reason, elapsedMs });
        for (const text of remarks(record, seen).filter((remark) => !told.has(remark))) {
            told.add(text);
            tell({ kind: 'note', text });
        }
    };
}
/** What a reader should know although nothing is decided on it. */
const remarks = (record, { fleets }) => colour/* COLOURS */.O5.flatMap((colour) => {
    const { name, minSize, shortage } = fleets[colour];
    return [
        ...(shortage === null ? [] : [`${name} goes on without one zone: ${shortage}`]),
        ...(record.kind === 'release' && (0,pins/* resizedByHand */.vm)(record, fleets, colour)
            ? [`somebody set the minimum of ${name} to ${minSize}: it is left to them`]
            : []),
    ];
});

;// CONCATENATED MODULE: ./lib/app/release-loop.js











/**
 * Observes, decides, saves and applies until the release has ended or the run's signal aborts. Calling it again heals a
 * crash at any point. Throws RecordConflict when another run has taken the record over.
 */
async function releaseLoop(run, materials, held) {
    const { clock, scope, signal } = run;
    const loop = { run, materials, watch: watchOf(run) };
    let current = held;
    while (!record/* TERMINAL */.f.has(current.record.phase) && !signal.aborted) {
        current = await takeTurn(loop, current);
        if (!record/* TERMINAL */.f.has(current.record.phase))
            await clock.sleep(jittered(scope.pollMs), signal);
    }
    return current;
}
async function takeTurn(loop, held) {
    const seen = await look(loop, held.record, false);
    if (seen === null)
        return held;
    const next = (0,decide/* decide */.L)(held.record, seen, loop.run.clock.now());
    await loop.watch.tellStackEvents(seen);
    const decided = await keep(loop, held, next);
    loop.watch.tellProgress(decided.record, seen);
    const commands = (0,reconcile/* reconcile */.L)(decided.record, seen);
    return commands.some(isDestructive) ? lookAgain(loop, decided) : carryOut(loop, decided, seen, commands);
}
/** Observes and decides again without remembered answers: an irreversible write never rests on an old answer. */
async function lookAgain(loop, held) {
    const seen = await look(loop, held.record, true);
    if (seen === null)
        return held;
    const decided = await keep(loop, held, (0,decide/* decide */.L)(held.record, seen, loop.run.clock.now()));
    return carryOut(loop, decided, seen, (0,reconcile/* reconcile */.L)(decided.record, seen));
}
async function carryOut(loop, held, seen, commands) {
    const { run, materials } = loop;
    let current = held;
    for (const command of commands) {
        // The fence: a run that was paused observes again before it writes, and so finds out that another run took over.
        if (run.clock.now() - seen.at > app_run/* LEASE_MS */.Wf / 2)
            break;
        current = await keep(loop, current, current.record);
        const outcome = await apply(run, materials, command, current.record);
        if (outcome === 'done')
            current = await keep(loop, current, withCommandAccepted(current.record, command));
        if (command.kind === 'weights')
            tellWeights(run, command.weights, outcome);
    }
    return current;
}
/** Tells the weights as written only if AWS confirmed the write. */
function tellWeights({ tell }, weights, outcome) {
    if (outcome === 'done')
        tell({ kind: 'weights', weights });
    else
        tell({
            kind: 'note',
            text: `AWS did not answer the change of weights to ${(0,core_weights/* formatWeights */.V7)(weights)}: the next poll shows which weights the rule has`,
        });
}
/** null while AWS does not answer: without an observation nothing is decided. Throws Failure after the phase's deadline. */
async function look({ run }, record, fresh) {
    const { cloud, clock, scope, tell } = run;
    try {
        return await (0,observe/* observe */.l)(cloud, scope.names, record, { at: clock.now(), fresh });
    }
    catch (error) {
        const silent = error instanceof errors/* Failure */.HR && (0,kinds/* isAwsSilent */.Bp)(error.problem);
        if (!silent || clock.now() > (record.deadlineAt ?? Infinity))
            throw error;
        tell({ kind: 'note', text: error.message });
        return null;
    }
}
/** Saves a record that changed, and renews the lease when half of it has passed. */
async function keep({ run }, held, next) {
    const now = run.clock.now();
    const renew = held.record.leaseUntil - now < app_run/* LEASE_MS */.Wf / 2;
    if (next === held.record && !renew)
        return held;
    const record = { ...next, leaseUntil: now + app_run/* LEASE_MS */.Wf };
    const tag = await run.cloud.records.save(record, held.tag);
    announce(run, held.record, record);
    return { record, tag };
}
function announce({ tell }, before, after) {
    const entered = after.history.at(-1);
    const moved = before.phase !== after.phase || before.step !== after.step || !(0,core_weights/* sameWeights */.ML)(before.weights, after.weights);
    if (moved && entered !== undefined)
        tell({ kind: 'phase', record: after, reason: entered.reason });
}
/** Spreads the polls of many runs. The wait is 5 % longer on average, because some turns make a call twice. */
const jittered = (ms) => ms * (0.9 + Math.random() * 0.3);

;// CONCATENATED MODULE: ./lib/app/bring-to-end.js



/**
 * Runs a release from the state in its record to its end, or until the run's signal aborts. A command that AWS refuses
 * fails the release as a gate does: the record gets the cause, and traffic goes back. `materials` null: the run makes
 * nothing new; it can still move traffic and remove stacks.
 */
async function bringToEnd(run, materials, held) {
    try {
        return await releaseLoop(run, materials, held);
    }
    catch (error) {
        if (!(error instanceof errors/* Failure */.HR))
            throw error;
        run.tell({ kind: 'note', text: error.message });
        const cancelled = await (0,cancel/* requestCancel */.A)(run.cloud.records, held.record, error.problem);
        if (cancelled === null)
            throw error;
        return releaseLoop(run, materials, cancelled);
    }
}
/**
 * Moves traffic back to stable after the main step was cancelled or crashed; the post step calls it. Resolves with the
 * record as it then is, or with null when there is nothing to turn back.
 */
async function turnBack(run, led) {
    const held = await (0,cancel/* requestCancel */.A)(run.cloud.records, { ...run.scope, ...led });
    return held === null ? null : (await bringToEnd(run, null, held)).record;
}


/***/ }),

/***/ 6705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ requestCancel)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9510);


/**
 * Marks a release to be turned back; the next turn of the loop moves traffic back. A save that another write overtook is
 * tried again on the newer record. `cause` is kept unless the record has one; a record without any counts as cancelled.
 * Resolves with null when the release has ended or another run leads it.
 */
async function requestCancel(records, led, cause = null) {
    for (;;) {
        const stored = await records.load(led.service, led.environment);
        if (stored === null || _core_record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(stored.record.phase) || !isLedBy(stored.record, led))
            return null;
        try {
            const record = { ...stored.record, cancelRequested: true, cause: stored.record.cause ?? cause };
            return { record, tag: await records.save(record, stored.tag) };
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RecordConflict */ .MI))
                throw error;
        }
    }
}
const isLedBy = ({ releaseId, owner }, led) => releaseId === led.releaseId && owner.runId === led.owner.runId && owner.attempt === led.owner.attempt;


/***/ }),

/***/ 8304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ edgeParameters),
/* harmony export */   h: () => (/* binding */ edgeWish)
/* harmony export */ });
/* harmony import */ var _core_inputs_derived_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7368);
/* harmony import */ var _core_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(138);


/** The parameters of the edge stack. */
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
        IdleTimeoutSeconds: String((0,_core_inputs_derived_js__WEBPACK_IMPORTED_MODULE_1__/* .idleTimeoutSeconds */ .hF)(request.server.responseTimeoutSeconds)),
        LogRetentionDays: String(request.logRetentionDays),
        StateBucket: request.bucket,
        ArtifactBucket: source === request.bucket ? '' : source,
        PermissionsBoundary: request.permissionsBoundary ?? '',
    };
}
/** The edge stack as it should be. `manifest` is its digest: the tag tells later which wish the stack was made from. */
function edgeWish({ request, templates, places }, names, manifest) {
    return {
        name: names.edge,
        template: templates.edge,
        parameters: edgeParameters(request, places),
        tags: { ...(0,_core_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .commonTags */ .vJ)(request), [_core_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAGS */ .gp.manifest]: manifest },
    };
}


/***/ }),

/***/ 3529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ leadRelease),
/* harmony export */   s: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9510);
/* harmony import */ var _bring_to_end_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9278);
/* harmony import */ var _cancel_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6705);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6903);





/** Runs this run's own release to its end and archives it. A release that the signal stopped is marked as cancelled. */
async function leadRelease(run, materials, began) {
    const { records } = run.cloud;
    run.begun(began.record, 'release');
    run.tell({ kind: 'phase', record: began.record, reason: `release ${began.record.releaseId}` });
    const { record } = await (0,_bring_to_end_js__WEBPACK_IMPORTED_MODULE_2__/* .bringToEnd */ .Z)(run, materials, began);
    if (_core_record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(record.phase))
        await records.archive(record);
    else
        await (0,_cancel_js__WEBPACK_IMPORTED_MODULE_3__/* .requestCancel */ .A)(records, record);
    return outcomeOf(run, record);
}
/** Observes once more for the reports. The outcome stands without it, so a silent AWS is only noted. */
async function outcomeOf(run, record) {
    const { cloud, clock, tell, scope } = run;
    const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observe */ .l)(cloud, scope.names, record, { at: clock.now() }).catch((error) => {
        if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        tell({ kind: 'note', text: error.message });
        return null;
    });
    return { record, artifact: record.artifact, seen, changed: true };
}


/***/ }),

/***/ 9368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ acquire)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_plan_claim_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4935);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9510);



/**
 * Saves `record`, and with it takes the lock: record and lock are one object. Archives an ended predecessor first, because
 * its run may have died before it did so, and a rollback needs it. If another run saved first, throws the Refusal that
 * `claim` would throw.
 */
async function acquire({ cloud: { records } }, record, before) {
    if (before !== null && _core_record_js__WEBPACK_IMPORTED_MODULE_2__/* .TERMINAL */ .f.has(before.record.phase))
        await records.archive(before.record);
    try {
        return { record, tag: await records.save(record, before?.tag ?? null) };
    }
    catch (error) {
        const first = error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RecordConflict */ .MI ? await records.load(record.service, record.environment) : null;
        if (first !== null && (0,_core_plan_claim_js__WEBPACK_IMPORTED_MODULE_1__/* .isLed */ .ck)(first.record, record.startedAt))
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([(0,_core_plan_claim_js__WEBPACK_IMPORTED_MODULE_1__/* .otherRelease */ .uj)(first.record)]);
        throw error;
    }
}


/***/ }),

/***/ 6903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _core_colour_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8019);
/* harmony import */ var _core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(365);
/* harmony import */ var _core_stack_state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6487);



/**
 * Reads everything that a decision needs. The answers may be from slightly different moments: the next poll sees what
 * this one missed. `release` null: there is no release yet. Throws Failure when AWS does not answer.
 */
async function observe(cloud, names, release, { at, fresh = false, alarms: named = [] }) {
    const age = { maxAgeMs: fresh || release === null ? 0 : AT_REST_MS };
    const [edge, blue, green] = await Promise.all([names.edge, names.fleets.blue, names.fleets.green].map((name) => cloud.stacks.describe(name, age)));
    const stacks = { blue: blue, green: green };
    const outputs = (0,_core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .edgeOutputs */ .m)(edge);
    const judged = release === null ? null : judgedColour(release);
    const [fleets, rule, health, alarms, reports, credentialsUntil, intent] = await Promise.all([
        cloud.fleets.observe(stacks),
        outputs === null ? null : cloud.traffic.rule(outputs.listenerArn, outputs.targetGroups),
        outputs === null
            ? NO_TARGETS
            : observeTargets(cloud, outputs, stacks, (colour) => (judged === (0,_core_colour_js__WEBPACK_IMPORTED_MODULE_2__/* .other */ .F)(colour) ? age : {})),
        cloud.alarms.read(release === null ? named : alarmNames(outputs, release)),
        release === null ? [] : cloud.reports.read(release.candidate.releaseId),
        cloud.account.credentialsUntil(),
        release === null ? null : cloud.intents.read(release.service, release.environment),
    ]);
    const zones = zonesOf(fleets);
    const targets = (0,_core_colour_js__WEBPACK_IMPORTED_MODULE_2__/* .perColour */ .Yr)((colour) => health[colour].map((target) => withZone(target, zones)));
    return { at, edge: edge, fleets, rule, targets, reports, alarms, credentialsUntil, intent };
}
/**
 * How old an answer may be on which no decision rests this second: stacks at rest, and the targets of the side that is
 * not judged. A run polls for hours, so that remembered answers keep it at about one call of each operation a poll.
 */
const AT_REST_MS = 30_000;
/** The side whose targets decide: the one that traffic moves to. */
const judgedColour = ({ candidate: { colour }, phase }) => phase === 'rolling_back' ? (0,_core_colour_js__WEBPACK_IMPORTED_MODULE_2__/* .other */ .F)(colour) : colour;
const NO_TARGETS = { blue: [], green: [] };
/** Targets of both sides. A side without a stack has no fleet, so its targets are not asked for. */
async function observeTargets({ traffic }, { targetGroups }, stacks, ageOf) {
    const targets = async (colour) => (0,_core_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .exists */ .t2)(stacks[colour]) ? traffic.targets(targetGroups[colour], ageOf(colour)) : [];
    const [blue, green] = await Promise.all([targets('blue'), targets('green')]);
    return { blue, green };
}
/** The zone of each instance of either fleet, by instance id. */
const zonesOf = ({ blue, green }) => new Map([...blue.instances, ...green.instances].map(({ id, zone }) => [id, zone]));
/** The target with its instance's zone; '' when no fleet has the instance any more. */
const withZone = (target, zones) => ({
    ...target,
    zone: zones.get(target.id) ?? '',
});
/** The candidate's own alarms and those the user named; none while rolling back, because no alarm may delay that. */
function alarmNames(outputs, release) {
    if (release.phase === 'rolling_back')
        return [];
    return [...(outputs?.alarms[release.candidate.colour] ?? []), ...release.alarms];
}


/***/ }),

/***/ 892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ prepare)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);

/**
 * Fetches and verifies the model archive. An archive from the workspace is uploaded under its digest, where instances
 * can fetch it. Throws Refusal.
 */
async function prepare({ cloud: { artifacts }, verifyArchive, tell }, request) {
    const fetched = await artifacts.fetch(request.artifact);
    const found = await verifyArchive(fetched.path, request.server.responseTimeoutSeconds);
    if (found.problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(found.problems);
    for (const warning of found.warnings)
        tell({ kind: 'note', text: warning });
    const place = fetched.uri === null
        ? await artifacts.publish(fetched.path, fetched.sha256)
        : { uri: fetched.uri, versionId: fetched.versionId };
    const { modelName, modelVersion } = found;
    return {
        ...request,
        bucket: await artifacts.bucket(),
        verified: { ...place, sha256: fetched.sha256, modelName, modelVersion },
    };
}


/***/ }),

/***/ 7802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   Wf: () => (/* binding */ LEASE_MS)
/* harmony export */ });
/* harmony import */ var _core_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6599);

/** A run of a verb, and what it works with: its scope, its materials, and the record that it holds. */
/** How long a run keeps its lock without renewing it, in milliseconds. A run renews it when half has passed. */
const LEASE_MS = 60_000;
const scopeOf = ({ service, environment, pollMs, }) => ({
    service,
    environment,
    names: (0,_core_names_js__WEBPACK_IMPORTED_MODULE_0__/* .stackNames */ .zD)(service, environment),
    pollMs,
});
/** The start of a record that begins now. `suffix` is the end of its release id. */
const startOf = ({ owner, clock }, suffix) => ({
    releaseId: (0,_core_names_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseIdOf */ .MQ)(owner, suffix),
    owner,
    now: clock.now(),
    leaseMs: LEASE_MS,
});


/***/ }),

/***/ 699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ completeUpkeep),
/* harmony export */   w: () => (/* binding */ takeOver)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_plan_claim_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4935);
/* harmony import */ var _core_plan_upkeep_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4355);
/* harmony import */ var _core_problems_interruptions_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7376);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9510);
/* harmony import */ var _core_weights_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5746);
/* harmony import */ var _bring_to_end_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9278);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9368);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6903);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7802);










/**
 * Resumes the stored record if it is this run's own, and brings it to its end if its owner is gone. Throws Refusal while
 * another run leads it or a person is needed, Failure when the signal stopped this run before that end.
 */
async function takeOver(run, intent) {
    const { cloud, clock, owner, tell, scope } = run;
    const held = await cloud.records.load(scope.service, scope.environment);
    const claimed = (0,_core_plan_claim_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B7)(held?.record ?? null, { owner, ...intent }, clock.now());
    if (held === null || claimed === 'free')
        return { how: 'free', held };
    if (claimed === 'resume')
        return { how: 'resumed', held };
    const next = claimed === 'accept'
        ? await accepted(run, intent, held.record)
        : { ...held.record, owner, cancelRequested: claimed === 'revert' };
    if (next === null)
        return { how: 'free', held };
    tell({
        kind: 'note',
        text: `release ${next.releaseId} was left by its run: this run brings it to its end first`,
    });
    const ended = await completeUpkeep(run, next, held);
    if (ended.record.phase === 'stuck')
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([(0,_core_plan_claim_js__WEBPACK_IMPORTED_MODULE_1__/* .stuckRelease */ .iO)(ended.record)]);
    if (!_core_record_js__WEBPACK_IMPORTED_MODULE_4__/* .TERMINAL */ .f.has(ended.record.phase))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR((0,_core_problems_interruptions_js__WEBPACK_IMPORTED_MODULE_3__/* .leftoverNotFinished */ .Tb)(ended.record.releaseId));
    return { how: 'ended', held: ended };
}
/** Takes the lock for a record that is not this run's own release, runs it to its end and archives it. Makes nothing new. */
async function completeUpkeep(run, record, before) {
    const begun = await (0,_lock_js__WEBPACK_IMPORTED_MODULE_7__/* .acquire */ .X)(run, record, before);
    run.begun(record, 'upkeep');
    const ended = await (0,_bring_to_end_js__WEBPACK_IMPORTED_MODULE_6__/* .bringToEnd */ .Z)(run, null, begun);
    if (_core_record_js__WEBPACK_IMPORTED_MODULE_4__/* .TERMINAL */ .f.has(ended.record.phase))
        await run.cloud.records.archive(ended.record);
    return ended;
}
/**
 * The record that turns a stuck release back, after a person has accepted what is observed. null: nothing is left to
 * turn back, so the weights that are observed stay.
 */
async function accepted(run, { verb }, stuck) {
    const { cloud, clock, owner, scope } = run;
    const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_8__/* .observe */ .l)(cloud, scope.names, null, { at: clock.now() });
    const live = (0,_core_weights_js__WEBPACK_IMPORTED_MODULE_5__/* .serving */ .fO)(seen.rule?.weights);
    const unfinished = live === 'split' || (verb === 'rollback' && live === stuck.stable?.colour);
    return unfinished ? (0,_core_plan_upkeep_js__WEBPACK_IMPORTED_MODULE_2__/* .resumedRollback */ .SV)(stuck, { owner, now: clock.now(), leaseMs: _run_js__WEBPACK_IMPORTED_MODULE_9__/* .LEASE_MS */ .Wf }) : null;
}


/***/ }),

/***/ 5838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_problems_rollback_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5802);
/* harmony import */ var _core_stack_state_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6487);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6903);




/** Observes once and changes nothing. Throws Refusal when there is neither a record nor a stack. */
async function status({ cloud, clock, scope, }) {
    const { service, environment, names } = scope;
    const record = (await cloud.records.load(service, environment))?.record ?? null;
    const seen = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observe */ .l)(cloud, names, record, { at: clock.now() });
    if (record === null && !(0,_core_stack_state_js__WEBPACK_IMPORTED_MODULE_2__/* .exists */ .t2)(seen.edge))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([(0,_core_problems_rollback_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .neverReleased */ .CR)(scope)]);
    return { record, seen };
}


/***/ }),

/***/ 5233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/**
 * The clock of a run. The monotonic clock advances it, so it does not follow changes of the system's time. It starts
 * with the system's time. The first correction may move it either way; later corrections only move it forward.
 */
function systemClock() {
    const system = Date.now() - performance.now();
    let served = null;
    return {
        now: () => Math.round((served ?? system) + performance.now()),
        // A server's time is cut to the second and ages on its way here, so it is never ahead: the latest is the closest.
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

/***/ 8019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ other),
/* harmony export */   O5: () => (/* binding */ COLOURS),
/* harmony export */   Yr: () => (/* binding */ perColour)
/* harmony export */ });
const COLOURS = ['blue', 'green'];
/** The slot that is not `colour`. */
const other = (colour) => (colour === 'blue' ? 'green' : 'blue');
/** Calls `make` once for each slot. */
const perColour = (make) => ({
    blue: make('blue'),
    green: make('green'),
});


/***/ }),

/***/ 365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ edgeOutputs)
/* harmony export */ });
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8019);

/** Reads the outputs of the edge stack; null until the stack has any. */
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
/** Problems, and the errors that carry them. */
/** Thrown when a request cannot be carried out and nothing was changed for it. Carries every problem at once. */
class Refusal extends Error {
    problems;
    /** Title of the service and environment, e.g. `iris in staging`; null when the thrower does not know it. */
    about;
    constructor(problems, about = null) {
        super(problems.map((p) => `${p.code} ${p.subject}: ${p.message}`).join('; '));
        this.name = 'Refusal';
        this.problems = problems;
        this.about = about;
    }
}
/** Thrown when an answer of AWS or GitHub ends the run. The adapters make it from the vendor's own error. */
class Failure extends Error {
    problem;
    constructor(problem, options) {
        super(`${problem.code} ${problem.subject}: ${problem.message}`, options);
        this.name = 'Failure';
        this.problem = problem;
    }
}
/** Thrown when another run saved the record after this run had read it. */
class RecordConflict extends Error {
    constructor() {
        super('the release record was changed by another run');
        this.name = 'RecordConflict';
    }
}


/***/ }),

/***/ 4811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ crossProblems)
/* harmony export */ });
/* harmony import */ var _derived_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7368);
/* harmony import */ var _forms_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3017);
/* harmony import */ var _loop_phase_times_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1778);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6599);
/* harmony import */ var _text_quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(927);





const problem = (code, subject, message, remedy) => ({
    code,
    subject,
    message,
    remedy,
});
const names = ({ service, environment }) => {
    const over = service === undefined || environment === undefined ? 0 : (0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .excessLength */ .Sf)(service, environment);
    return over === 0
        ? null
        : problem('TSD1102', 'service', `names of at most 32 characters are made from service and environment; together these are ${over} too long`, `Shorten \`service\` or \`environment\` by ${over} characters.`);
};
const sizes = (v) => {
    const [least, most] = [v['min-size'], v['max-size']];
    return least === undefined || most === undefined || least <= most
        ? null
        : problem('TSD1301', 'max-size', `${most} must be at least min-size, which is ${least}`, `Set \`max-size\` to at least ${least}.`);
};
const openHttp = (v) => v.scheme === 'internet-facing' && v['certificate-arn'] === null && v['allow-insecure-http'] === false
    ? problem('TSD1302', 'certificate-arn', 'an internet-facing load balancer must have a certificate', 'Give `certificate-arn`, or allow plain HTTP with `allow-insecure-http: true`.')
    : null;
const server = (v) => {
    if (v.runtime === 'container' && v.image === null)
        return problem('TSD1303', 'image', 'runtime container must have an image by digest', 'Give `image: REGISTRY/NAME@sha256:DIGEST`, or `runtime: process` with an `image-id` that contains TorchServe.');
    if (v.runtime === 'process' && v['image-id'] === null)
        return problem('TSD1304', 'image-id', 'runtime process must have a machine image that contains TorchServe', 'Give `image-id`, or `runtime: container` with an `image`.');
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
        : problem('TSD1305', 'vpc-id', 'vpc-id, subnet-ids and load-balancer-subnet-ids must be given together', 'Give all three, or none of them and `network-stack`.');
};
const twoSubnets = (name) => (v) => v[name]?.length === 1
    ? problem('TSD1306', name, 'must name subnets in at least two zones', 'Add a subnet in another zone.')
    : null;
const certificateRegion = (v) => {
    const there = v['certificate-arn']?.split(':')[3];
    const here = v['aws-region'];
    return there === undefined || here === undefined || there === here
        ? null
        : problem('TSD1307', 'certificate-arn', `must be a certificate in ${here}; this one is in ${there}`, `Request or import the certificate in ${here}.`);
};
const drain = (v) => {
    const [asked, response] = [v['drain-time'], v['response-timeout']];
    if (typeof asked !== 'number' || response === undefined || asked >= (0,_derived_js__WEBPACK_IMPORTED_MODULE_3__/* .leastDrainSeconds */ .Zi)(response))
        return null;
    const least = (0,_forms_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)((0,_derived_js__WEBPACK_IMPORTED_MODULE_3__/* .leastDrainSeconds */ .Zi)(response) * 1_000);
    return problem('TSD1308', 'drain-time', `${(0,_forms_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(asked * 1_000)} must be at least ${least}, since a prediction may take ${(0,_forms_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(response * 1_000)}`, `Give \`drain-time: ${least}\`, or a shorter \`response-timeout\`.`);
};
/**
 * A release must fit into its job. When a job is ended from outside, the release is left to the post step and the next
 * run.
 */
const fitsJobLimit = (v) => {
    const parts = [
        v['bake-time'],
        v['deadline-provisioning'],
        v['deadline-verifying'],
        v['deadline-rolling-back'],
    ];
    const holdMs = v['deadline-hold'] ?? 0;
    const shift = v.strategy?.reduce((sum, step) => sum + (0,_loop_phase_times_js__WEBPACK_IMPORTED_MODULE_4__/* .stepMs */ .pD)({ holdMs }, step), 0);
    const total = [...parts, shift].reduce((sum, part) => sum + (part ?? 0), 0);
    const limit = v['job-limit'];
    return limit === undefined || total <= limit
        ? null
        : problem('TSD1309', 'strategy', `steps, bake and deadlines together may take ${(0,_forms_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(total)}, but the job ends after ${(0,_forms_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(limit)}`, 'Shorten `strategy`, `bake-time` or the deadlines. On self-hosted runners, raise `job-limit`.');
};
/** Asks for a confirmation that a person types, since a removal cannot be undone. */
const isConfirmed = ({ service, environment, confirm }) => [service, environment, confirm].includes(undefined) || confirm === `${service}/${environment}`
    ? null
    : problem('TSD1310', 'confirm', `${(0,_text_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(confirm ?? '')} must be ${service}/${environment}, exactly`, `Give \`confirm: ${service}/${environment}\` to remove everything of this service and environment.`);
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
    fitsJobLimit,
    isConfirmed,
];
/** Returns the problems between inputs that are valid one by one. */
const crossProblems = (values) => RULES.map((rule) => rule(values)).filter((found) => found !== null);


/***/ }),

/***/ 908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ input)
/* harmony export */ });
/** Infers the type of a definition from its form. */
const input = (definition) => definition;


/***/ }),

/***/ 1860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ DEPLOY_INPUTS)
});

// UNUSED EXPORTS: INPUT_GROUPS

// EXTERNAL MODULE: ./lib/core/inputs/definition.js
var definition = __nccwpck_require__(908);
// EXTERNAL MODULE: ./lib/core/inputs/parsed.js
var inputs_parsed = __nccwpck_require__(4332);
;// CONCATENATED MODULE: ./lib/core/inputs/form.js

/** Makes a form from a regular expression. The value is the text itself. */
const pattern = ({ code, expression, rule, example, longest = 256 }) => ({
    read: (text) => text.length <= longest && expression.test(text)
        ? (0,inputs_parsed/* good */.u)(text)
        : (0,inputs_parsed/* bad */.M)(code, `must be ${rule}`, `Write it like \`${example}\`.`),
    schema: { type: 'string', pattern: expression.source, maxLength: longest },
});
/** Makes a form optional: an empty text is read as null. */
const optional = (form) => ({
    ...form,
    read: (text) => (text === '' ? (0,inputs_parsed/* good */.u)(null) : form.read(text)),
    schema: { anyOf: [{ const: '' }, form.schema] },
});
/** Code: the text is none of the words that the input knows. */
const UNKNOWN_WORD = 'TSD1206';
/** Makes a form that accepts one of a few words; the schema offers them for completion. */
const choice = (...words) => ({
    read: (text) => {
        const word = words.find((w) => w === text);
        const known = words.map((w) => `\`${w}\``).join(', ');
        return word === undefined
            ? (0,inputs_parsed/* bad */.M)(UNKNOWN_WORD, `must be one of ${words.join(', ')}`, `Write one of ${known}.`)
            : (0,inputs_parsed/* good */.u)(word);
    },
    schema: { enum: words },
});
/** The form of a boolean: exactly `true` or `false`. */
const yesOrNo = {
    read: (text) => text === 'true' || text === 'false'
        ? (0,inputs_parsed/* good */.u)(text === 'true')
        : (0,inputs_parsed/* bad */.M)(UNKNOWN_WORD, 'must be true or false', 'Write `true` or `false`.'),
    schema: { enum: [true, false, 'true', 'false'] },
};

// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
// EXTERNAL MODULE: ./lib/core/inputs/forms/s3-uri.js
var s3_uri = __nccwpck_require__(9652);
;// CONCATENATED MODULE: ./lib/core/inputs/forms/aws.js




/** The forms of names and ids in AWS: regions, roles, subnets and the like. */
/** The name of a service or an environment. */
const releaseName = pattern({
    code: 'TSD1101',
    expression: names/* SERVICE_NAME */.OX,
    rule: 'letters, digits and hyphens, beginning with a letter',
    example: 'recommender',
    longest: 30,
});
/** The name of a region. It becomes part of host names, so it must not contain a dot, slash, colon or at sign. */
const region = pattern({
    code: 'TSD1103',
    expression: /^[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/,
    rule: "an AWS region's name",
    example: 'eu-central-1',
    longest: 25,
});
const roleArn = pattern({
    code: 'TSD1104',
    expression: /^arn:aws[-a-z]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
    rule: 'the ARN of an IAM role',
    example: 'arn:aws:iam::123456789012:role/deploy',
    longest: 600,
});
const certificateArn = pattern({
    code: 'TSD1105',
    expression: /^arn:aws[-a-z]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
    rule: 'the ARN of an ACM certificate',
    example: 'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
});
const policyArn = pattern({
    code: 'TSD1106',
    expression: /^arn:aws[-a-z]*:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/,
    rule: 'the ARN of an IAM policy',
    example: 'arn:aws:iam::123456789012:policy/boundary',
    longest: 600,
});
/** Code: the text is not the id of a VPC or a subnet. */
const NOT_A_NETWORK_ID = 'TSD1107';
const vpcId = pattern({
    code: NOT_A_NETWORK_ID,
    expression: /^vpc-[0-9a-f]{8,17}$/,
    rule: 'the id of a VPC',
    example: 'vpc-0123456789abcdef0',
});
const subnetId = pattern({
    code: NOT_A_NETWORK_ID,
    expression: /^subnet-[0-9a-f]{8,17}$/,
    rule: 'the id of a subnet',
    example: 'subnet-0123456789abcdef0',
});
/** An AMI, or an SSM parameter that holds one. */
const imageId = pattern({
    code: 'TSD1108',
    expression: /^(?:ami-[0-9a-f]{8,17}|ssm:\/[\w./-]{1,1000})$/,
    rule: 'an AMI id or `ssm:` with a parameter name',
    example: 'ami-0123456789abcdef0',
    longest: 1_010,
});
const stackName = pattern({
    code: 'TSD1109',
    expression: /^[A-Za-z][-A-Za-z0-9]*$/,
    rule: "a CloudFormation stack's name",
    example: 'torchserve-deploy-network',
    longest: 128,
});
const bucket = {
    read: (text) => (0,s3_uri/* isBucket */.n)(text)
        ? (0,inputs_parsed/* good */.u)(text)
        : (0,inputs_parsed/* bad */.M)('TSD1112', "must be an S3 bucket's name", 'Write the name alone, without `s3://` and slashes.'),
    schema: { type: 'string', pattern: '^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$' },
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/number.js

/** The forms of numbers: whole numbers, and shares in per cent. */
/** Code: the text is not a whole number, or not a percentage where a share is wanted. */
const NOT_A_NUMBER = 'TSD1201';
/** Code: the number is outside its bounds. */
const OUT_OF_RANGE = 'TSD1202';
/**
 * Makes the form of a whole number in a range. Accepts digits only: `1e3`, `0x10`, `-1`, `+4`, ` 4` and a blank are
 * refused, not guessed. Accepts at most twelve digits, so that no value loses precision.
 */
const wholeNumber = (least, most) => ({
    read: (text) => {
        const rule = `must be a whole number from ${least} to ${most}`;
        if (!/^\d{1,12}$/.test(text))
            return (0,inputs_parsed/* bad */.M)(NOT_A_NUMBER, rule, 'Write only decimal digits, e.g. `4`.');
        const value = Number(text);
        return value >= least && value <= most
            ? (0,inputs_parsed/* good */.u)(value)
            : (0,inputs_parsed/* bad */.M)(OUT_OF_RANGE, rule, `Choose a number from ${least} to ${most}.`);
    },
    schema: {
        anyOf: [
            { type: 'integer', minimum: least, maximum: most },
            { type: 'string', pattern: '^\\d{1,12}$' },
        ],
    },
});
/** Makes the form of a share in a range of percent: `60%` is read as 0.6. */
const share = (leastPercent, mostPercent) => ({
    read: (text) => {
        const rule = `must be a share from ${leastPercent}% to ${mostPercent}%`;
        const percent = /^(\d{1,3})%$/.exec(text)?.[1];
        if (percent === undefined)
            return (0,inputs_parsed/* bad */.M)(NOT_A_NUMBER, rule, 'Write digits and a percent sign, e.g. `75%`.');
        const value = Number(percent);
        return value >= leastPercent && value <= mostPercent
            ? (0,inputs_parsed/* good */.u)(value / 100)
            : (0,inputs_parsed/* bad */.M)(OUT_OF_RANGE, rule, `Choose a share from ${leastPercent}% to ${mostPercent}%.`);
    },
    schema: { type: 'string', pattern: '^\\d{1,3}%$' },
});

// EXTERNAL MODULE: ./lib/core/inputs/forms/duration.js
var duration = __nccwpck_require__(3017);
;// CONCATENATED MODULE: ./lib/core/inputs/forms/time.js


const schema = { type: 'string', pattern: duration/* DURATION */.ft.source };
/** Makes the form of a time in a range, read as milliseconds. */
const time = (least, most) => ({ read: (0,duration/* duration */.p0)(least, most), schema });
/** Makes the form of a time that AWS or the server counts in whole seconds, read as seconds. */
const seconds = (least, most) => ({
    read: (text) => {
        const parsed = (0,duration/* duration */.p0)(least, most, 1_000)(text);
        return parsed.ok ? (0,inputs_parsed/* good */.u)(parsed.value / 1_000) : parsed;
    },
    schema,
});

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/gates.js





/** Inputs that set how a release is judged and how long it may take. */
const GATES = {
    'drain-time': (0,definition/* input */.h)({
        description: 'How long a leaving instance may finish its requests.',
        form: optional(seconds('1s', '1h')),
        default: '',
        defaultNote: '`response-timeout` plus ten seconds',
    }),
    'min-requests': (0,definition/* input */.h)({
        description: 'Number of real requests that the new fleet must serve before it is judged. `0`: the golden answers suffice.',
        form: wholeNumber(0, 1_000_000_000),
        default: '0',
    }),
    'health-interval': (0,definition/* input */.h)({
        description: 'Time between two health checks of the load balancer.',
        form: seconds('5s', '5m'),
        default: '10s',
    }),
    'health-passes': (0,definition/* input */.h)({
        description: 'Number of consecutive observations that must find the new fleet healthy before traffic moves.',
        form: wholeNumber(1, 100),
        default: '3',
    }),
    floor: (0,definition/* input */.h)({
        description: 'Share of a fleet that must be healthy, in at least two zones, while it takes traffic.',
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
        description: 'Longest time for a rollback; then the release waits for a person.',
        form: time('1s', '2h'),
        default: '15m',
    }),
    'deadline-hold': (0,definition/* input */.h)({
        description: 'Longest time that a `hold` step waits for the `continue` verb; then traffic goes back.',
        form: time('1m', '96h'),
        default: '2h',
    }),
    'job-limit': (0,definition/* input */.h)({
        description: 'Time after which GitHub ends the job. A plan that may take longer is refused. GitHub-hosted runners end a job after six hours; self-hosted runners may allow more.',
        form: time('1m', '120h'),
        default: '6h',
    }),
    'poll-interval': (0,definition/* input */.h)({
        description: 'Time between two observations of AWS.',
        form: time('250ms', '1m'),
        default: '1s',
    }),
    'adopt-drift': (0,definition/* input */.h)({
        description: 'Continue from weights that somebody changed by hand on the production rule. Otherwise the release stops, shows the difference and moves no traffic.',
        form: yesOrNo,
        default: 'false',
    }),
    'accept-observed': (0,definition/* input */.h)({
        description: 'Confirm that a person has inspected a stuck release, or weights changed by hand. The release continues from what it observes.',
        form: yesOrNo,
        default: 'false',
    }),
    'state-bucket': (0,definition/* input */.h)({
        description: 'Bucket of release records, archives, instance bundles and reports.',
        form: optional(bucket),
        default: '',
        defaultNote: 'named after account and region',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/github.js


/** Inputs that set what is reported to GitHub. None of them changes a release. */
const GITHUB = {
    'github-token': (0,definition/* input */.h)({
        description: 'Token for the comment and the GitHub Deployment. A missing permission causes a warning. The config file cannot set it.',
        form: pattern({
            code: 'TSD1114',
            expression: /^[\x21-\x7e]*$/,
            rule: 'a token',
            example: '${{ github.token }}',
            longest: 4_096,
        }),
        default: '',
        expression: '${{ github.token }}',
        secret: true,
    }),
    comment: (0,definition/* input */.h)({
        description: "Where to comment. `auto`: on the pull request that started the run. `always`: also on the commit's pull request. `never`: nowhere.",
        form: choice('auto', 'always', 'never'),
        default: 'auto',
    }),
    'github-deployment': (0,definition/* input */.h)({
        description: 'Whether to record a GitHub Deployment. `auto`: unless the run has one already, since a job with `environment:` creates one itself.',
        form: choice('auto', 'true', 'false'),
        default: 'auto',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/image.js

/** The form of a container image: by digest, so that it cannot change during a release. */
const DIGEST = /^[a-z0-9.-]+\.[a-z]+(?::\d{1,5})?\/[a-z0-9][a-z0-9._/-]*@sha256:[0-9a-f]{64}$/;
/** Docker Hub by any of its host names, or an image name without a host, which also means Docker Hub. */
const SHARED_LIMIT = /^(?:(?:[a-z0-9-]+\.)*docker\.(?:io|com)\/|[^/.]*(?:\/|$|@|:[^/.]*$))/;
const REMEDY = 'Write `REGISTRY/NAME@sha256:DIGEST`. `docker image inspect` and the ECR console show the digest.';
const read = (text) => {
    if (SHARED_LIMIT.test(text))
        return (0,inputs_parsed/* bad */.M)('TSD1131', 'must name a registry without a shared download limit', 'Copy the image to ECR. Docker Hub limits anonymous downloads per address, so a growing fleet fails at peak load.');
    return text.length <= 512 && DIGEST.test(text)
        ? (0,inputs_parsed/* good */.u)(text)
        : (0,inputs_parsed/* bad */.M)('TSD1130', 'must be a container image by digest; a tag can be moved', REMEDY);
};
const image_image = {
    read,
    schema: { type: 'string', pattern: '@sha256:[0-9a-f]{64}$' },
};

// EXTERNAL MODULE: ./lib/core/text/quoted.js
var quoted = __nccwpck_require__(927);
;// CONCATENATED MODULE: ./lib/core/inputs/forms/list.js


/**
 * Makes the form of a list: different values of one form, separated by commas or line breaks. An empty text is an empty
 * list.
 */
const listOf = (form, most, separator = /[,\n]/) => ({
    read: (text) => {
        const found = items(text, separator);
        if (found.length > most)
            return (0,inputs_parsed/* bad */.M)(WRONG_LIST, `must name at most ${most}`, `Leave out ${found.length - most} of them.`);
        const twice = found.find((item, i) => found.indexOf(item) !== i);
        if (twice !== undefined)
            return (0,inputs_parsed/* bad */.M)(WRONG_LIST, `must name each one once; ${(0,quoted/* quoted */.T)(twice)} appears twice`, 'Remove the repetition.');
        const failed = found.map((item) => ({ item, parsed: form.read(item) })).find(({ parsed }) => !parsed.ok);
        return failed === undefined || failed.parsed.ok
            ? (0,inputs_parsed/* good */.u)(found)
            : (0,inputs_parsed/* bad */.M)(failed.parsed.fault.code, `${failed.parsed.fault.rule}; ${(0,quoted/* quoted */.T)(failed.item)} is not`, failed.parsed.fault.remedy);
    },
    schema: { anyOf: [{ type: 'string' }, { type: 'array', items: form.schema, maxItems: most }] },
    lines: true,
});
/** Code: a list is too long or repeats an item. */
const WRONG_LIST = 'TSD1207';
/** Code: the text is not a list of tags. */
const WRONG_TAGS = 'TSD1208';
const items = (text, separator) => text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
/** The most tags. AWS allows 50 on a resource; this action adds five, and CloudFormation adds some. */
const MOST_TAGS = 40;
const TAG = /^([\w .:/+@-]{1,128})=([\w .:/=+@-]{0,256})$/;
const RESERVED = /^(?:aws:|torchserve-deploy:)/i;
/** The form of tags: `KEY=VALUE`, separated by commas or line breaks (a mapping in the config file). */
const tags = {
    read: (text) => {
        const pairs = items(text, /[,\n]/).map((item) => ({ item, match: TAG.exec(item) }));
        const wrong = pairs.find(({ match }) => match === null || RESERVED.test(match[1] ?? ''));
        if (wrong !== undefined)
            return (0,inputs_parsed/* bad */.M)(WRONG_TAGS, `must be KEY=VALUE, with a key that does not begin with aws: or torchserve-deploy:; ${(0,quoted/* quoted */.T)(wrong.item)} is not`, 'Write one tag on each line, e.g. `team=search`.');
        const entries = pairs.map(({ match }) => [match?.[1] ?? '', match?.[2] ?? '']);
        return entries.length <= MOST_TAGS && new Set(entries.map(([key]) => key)).size === entries.length
            ? (0,inputs_parsed/* good */.u)(Object.fromEntries(entries))
            : (0,inputs_parsed/* bad */.M)(WRONG_TAGS, `must be at most ${MOST_TAGS} tags with different keys`, 'Remove repeated or unneeded tags.');
    },
    schema: { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] },
    lines: true,
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/instances.js






/** Inputs that set what an instance runs. */
/** The numbers of days that the edge template allows. CloudWatch Logs accepts only certain numbers. */
const RETENTION = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653];
const retentionDays = {
    read: (text) => {
        const days = RETENTION.find((n) => String(n) === text);
        return days === undefined
            ? (0,inputs_parsed/* bad */.M)('TSD1209', 'must be a number of days that CloudWatch Logs accepts', `Choose one of ${RETENTION.join(', ')}.`)
            : (0,inputs_parsed/* good */.u)(days);
    },
    schema: { enum: [...RETENTION, ...RETENTION.map(String)] },
};
const INSTANCES = {
    runtime: (0,definition/* input */.h)({
        description: 'How the server runs. `container`: from `image`. `process`: as installed on `image-id`.',
        form: choice('container', 'process'),
        default: 'container',
    }),
    image: (0,definition/* input */.h)({
        description: 'Container image by digest, `REGISTRY/NAME@sha256:DIGEST`. Required for `runtime: container`.',
        form: optional(image_image),
        default: '',
    }),
    'image-id': (0,definition/* input */.h)({
        description: "AMI, or `ssm:` and the name of a parameter that holds one. Required for `runtime: process`. Empty: AWS's current image for the instance type.",
        form: optional(imageId),
        default: '',
    }),
    'permissions-boundary': (0,definition/* input */.h)({
        description: 'ARN of the IAM policy that is the permissions boundary of the instance role.',
        form: optional(policyArn),
        default: '',
    }),
    tags: (0,definition/* input */.h)({
        description: 'Tags for all created resources: `KEY=VALUE`, one on each line. In the config file: a mapping.',
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





/** Inputs that set the network of instances and load balancer. */
const NETWORK = {
    'vpc-id': (0,definition/* input */.h)({
        description: 'VPC to use, together with both lists of subnets. Empty: the VPC and subnets of `network-stack`.',
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
        description: 'Stack made from `templates/network.yaml`, whose outputs name VPC and subnets.',
        form: stackName,
        default: 'torchserve-deploy-network',
    }),
    'listener-port': (0,definition/* input */.h)({
        description: 'Port on which the load balancer listens.',
        form: optional(wholeNumber(1, 65_535)),
        default: '',
        defaultNote: '`443` with a certificate, else `80`',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/artifact-source.js


/**
 * Reads `model-artifact`: an object in S3, or a file of the workspace. src/files makes a path absolute and checks its
 * real place.
 */
const artifactSource = (text) => {
    if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !text.startsWith('s3:'))
        return (0,inputs_parsed/* bad */.M)('TSD1121', 'must be an s3:// address or a file in the workspace', 'Copy the archive to S3, or download it into the workspace in an earlier step.');
    const source = text.startsWith('s3:') ? (0,s3_uri/* s3Object */.K)(text) : (0,inputs_parsed/* good */.u)(text);
    if (!source.ok)
        return source;
    const value = typeof source.value === 'string' ? { kind: 'file', path: source.value } : { kind: 's3', ...source.value };
    return (value.kind === 's3' ? value.key : value.path).endsWith('.mar')
        ? (0,inputs_parsed/* good */.u)(value)
        : (0,inputs_parsed/* bad */.M)('TSD1122', 'must end in .mar', 'Build the archive with `torch-model-archiver` in its default format.');
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/instance-type.js

const INSTANCE_TYPE = /^(?=[a-z]+[-\d])([a-z]{1,4})(?:(\d{1,2})([a-z]*))?((?:-[a-z0-9]+)*)\.(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal(?:-\d{1,3}xl)?)$/;
/** Families with an accelerator that TorchServe's images cannot use. */
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
 * Reads architecture and GPU from the name of an instance type, by EC2's naming convention. The letter `g` after the
 * generation, the suffix `-gb…` and the family `a` mean an arm64 processor. The families `g`, `gr` and `p` have GPUs.
 */
const instanceKind = (text) => {
    const [, family, generation, attributes, suffix] = INSTANCE_TYPE.exec(text) ?? [];
    if (family === undefined || text.length > 32)
        return (0,inputs_parsed/* bad */.M)('TSD1110', 'must be an EC2 instance type', 'Write it like `c7i.xlarge` or `g6.2xlarge`.');
    const accelerator = NO_SERVER.get(family) ??
        (family === 'g' && generation === '4' && attributes === 'ad' ? 'an AMD GPU' : undefined);
    if (accelerator !== undefined)
        return (0,inputs_parsed/* bad */.M)('TSD1111', `must be a type that TorchServe's images run on; this one has ${accelerator}`, 'Choose a CPU type (c, m, r, t) or one with an NVIDIA GPU (g4dn, g5, g6, p4d, p5).');
    const arm = family === 'a' || (attributes ?? '').includes('g') || (suffix ?? '').startsWith('-gb');
    const gpu = GPU_FAMILIES.has(family);
    return (0,inputs_parsed/* good */.u)({ instanceType: text, architecture: arm ? 'arm64' : 'x86_64', gpu });
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/scaling.js

/** Reads `scaling`: `cpu=60`, or several targets separated by commas, each signal at most once. */
const scaling = (text) => {
    const targets = [];
    for (const part of text.split(/, ?/)) {
        const parsed = target(part);
        if (!parsed.ok)
            return parsed;
        if (targets.some(({ kind }) => kind === parsed.value.kind))
            return (0,inputs_parsed/* bad */.M)('TSD1222', 'must name each signal once', `Remove one \`${parsed.value.kind}\`.`);
        targets.push(parsed.value);
    }
    return (0,inputs_parsed/* good */.u)(targets);
};
/** The signals that a fleet can scale by. Beyond the bounds a policy would act never or always. */
const SIGNALS = {
    cpu: { least: 1, most: 100, target: (percent) => ({ kind: 'cpu', percent }) },
    requests: { least: 1, most: 1_000_000, target: (n) => ({ kind: 'requests', perTargetPerMinute: n }) },
    latency: { least: 1, most: 3_600_000, target: (ms) => ({ kind: 'latency', milliseconds: ms }) },
    queue: { least: 1, most: 10_000, target: (n) => ({ kind: 'queue', perWorker: n }) },
};
const isKind = (word) => Object.hasOwn(SIGNALS, word);
const target = (part) => {
    const [, kind, digits] = /^([a-z]+)=(\d{1,9})$/.exec(part) ?? [];
    if (kind === undefined || !isKind(kind))
        return (0,inputs_parsed/* bad */.M)('TSD1220', 'must be known signals, each with a whole number', 'Write `cpu=60` (percent), `requests=600` (per target and minute), `latency=250` (ms) or `queue=2` (per worker).');
    const { least, most, target: make } = SIGNALS[kind];
    const value = Number(digits);
    return value >= least && value <= most
        ? (0,inputs_parsed/* good */.u)(make(value))
        : (0,inputs_parsed/* bad */.M)('TSD1221', `must keep ${kind} from ${least} to ${most}`, `Choose a number from ${least} to ${most}.`);
};

;// CONCATENATED MODULE: ./lib/core/inputs/forms/strategy.js


const FORMS = '`all-at-once`, `canary 10% 5m`, `canary 10% 5m, 50% hold` or `linear 20% 2m`';
const quiet = (0,duration/* duration */.p0)('1s', '2h');
/**
 * Reads `strategy` as steps of the candidate's weight. The last step is always 100 % without a wait, since the bake
 * follows.
 */
const strategy = (text) => {
    if (text === 'all-at-once')
        return (0,inputs_parsed/* good */.u)([{ weight: 100, quietMs: 0 }]);
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
const malformed = () => (0,inputs_parsed/* bad */.M)('TSD1210', 'must be a way to shift traffic', `Write ${FORMS}, with one space between the words.`);
const stop = (part) => {
    const [, percent, wait] = /^(\d{1,3})% (\S+)$/.exec(part) ?? [];
    if (percent === undefined || wait === undefined)
        return malformed();
    const weight = Number(percent);
    if (weight < 1 || weight > 99)
        return (0,inputs_parsed/* bad */.M)('TSD1211', 'must shift from 1 % to 99 % in each step', 'Leave out the step to 100 %: it is always added.');
    if (wait === 'hold')
        return (0,inputs_parsed/* good */.u)({ weight, quietMs: 0, hold: true });
    const parsed = quiet(wait);
    return parsed.ok ? (0,inputs_parsed/* good */.u)({ weight, quietMs: parsed.value }) : parsed;
};
const canary = (stops) => stops.every((step, i) => i === 0 || step.weight > (stops[i - 1]?.weight ?? 0))
    ? (0,inputs_parsed/* good */.u)([...stops, { weight: 100, quietMs: 0 }])
    : (0,inputs_parsed/* bad */.M)('TSD1212', 'must rise from step to step', 'Order the steps by their share, from small to large.');
const linear = ([first, ...more]) => {
    if (first === undefined || more.length > 0)
        return malformed();
    const count = Math.ceil(100 / first.weight) - 1;
    const rising = Array.from({ length: count }, (_, i) => ({ ...first, weight: first.weight * (i + 1) }));
    return (0,inputs_parsed/* good */.u)([...rising, { weight: 100, quietMs: 0 }]);
};

// EXTERNAL MODULE: ./lib/core/problems/kinds.js
var kinds = __nccwpck_require__(2659);
;// CONCATENATED MODULE: ./lib/core/inputs/definitions/release.js











/** Inputs that set what to release, where, and how. */
const release_text = { type: 'string' };
/** The path of a file in the workspace. Its real place is checked when the file is read. */
const workspacePath = pattern({
    code: kinds/* OUTSIDE_WORKSPACE */.Mi,
    expression: /^[^\\]+$/,
    rule: 'the path of a file in the workspace',
    example: 'deploy/golden.json',
    longest: 4_096,
});
/** CloudWatch allows names of 255 characters. A name with a comma cannot be given, since commas separate names. */
const alarmName = pattern({
    code: 'TSD1113',
    expression: /^[^,\n]{1,255}$/,
    rule: "an alarm's name",
    example: 'model-p99-latency',
    longest: 255,
});
const RELEASE = {
    service: (0,definition/* input */.h)({
        description: 'Name of the service. All created resources are named after service and environment.',
        form: releaseName,
    }),
    environment: (0,definition/* input */.h)({ description: 'Name of the environment, e.g. `staging`.', form: releaseName }),
    'model-artifact': (0,definition/* input */.h)({
        description: 'The model archive: `s3://bucket/key.mar`, with `?versionId=…` for one version, or a `.mar` file in the workspace, which is uploaded under its digest.',
        form: { read: artifactSource, schema: release_text },
    }),
    config: (0,definition/* input */.h)({
        description: 'A YAML file in the workspace with any of these inputs as keys. An input overrides the file.',
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
        description: "ARN of the IAM role to assume with GitHub's OIDC token. The session is renewed during long releases. Empty: the credentials of the job.",
        form: optional(roleArn),
        default: '',
    }),
    'instance-type': (0,definition/* input */.h)({
        description: 'EC2 instance type. GPU and arm64 are detected from its name.',
        form: { read: instanceKind, schema: { ...release_text, pattern: INSTANCE_TYPE.source } },
        default: 'c7i.xlarge',
    }),
    'min-size': (0,definition/* input */.h)({
        description: 'Smallest number of instances. A fleet of one uses a single zone.',
        form: wholeNumber(1, 1_000),
        default: '2',
    }),
    'max-size': (0,definition/* input */.h)({
        description: 'Largest number of instances.',
        form: wholeNumber(1, 1_000),
        default: '4',
    }),
    scaling: (0,definition/* input */.h)({
        description: 'What the fleet scales by: `cpu=PERCENT`, `requests=N` per target and minute, `latency=MS`, `queue=N` per worker. Commas separate several targets.',
        form: { read: scaling, schema: release_text },
        default: 'cpu=60',
    }),
    strategy: (0,definition/* input */.h)({
        description: 'How traffic moves: `all-at-once`, `canary 10% 5m` (several steps: `canary 10% 5m, 50% 10m`) or `linear 20% 2m`. `hold` instead of a time waits for the `continue` verb.',
        form: { read: strategy, schema: release_text },
        default: 'canary 10% 5m',
    }),
    'bake-time': (0,definition/* input */.h)({
        description: 'How long the new fleet must stay healthy at 100 % before the old fleet goes. At least `10s`, since new weights take a moment to reach every node of the load balancer.',
        form: time('10s', '4h'),
        default: '10m',
    }),
    'keep-previous': (0,definition/* input */.h)({
        description: 'How long the old fleet stays at full capacity after a promotion, so that a rollback only moves weights. Then Auto Scaling ends it. `0s`: the old fleet is removed at once.',
        form: time('0s', '168h'),
        default: '1h',
    }),
    golden: (0,definition/* input */.h)({
        description: 'A JSON or YAML file in the workspace with requests and their expected answers. Every new instance must answer them correctly before it takes traffic, and is checked again and again afterwards.',
        form: optional(workspacePath),
        default: '',
    }),
    alarms: (0,definition/* input */.h)({
        description: 'Names of more CloudWatch alarms that must not fire.',
        form: listOf(alarmName, 50),
        default: '',
    }),
    scheme: (0,definition/* input */.h)({
        description: 'Whether the load balancer has internal or public addresses.',
        form: choice('internal', 'internet-facing'),
        default: 'internal',
    }),
    'certificate-arn': (0,definition/* input */.h)({
        description: 'ARN of the ACM certificate for HTTPS. Empty: plain HTTP.',
        form: optional(certificateArn),
        default: '',
    }),
    'allow-insecure-http': (0,definition/* input */.h)({
        description: 'Allow an internet-facing load balancer to serve plain HTTP.',
        form: yesOrNo,
        default: 'false',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/definitions/server.js




const ARCHIVES_OWN = "the archive's own, else TorchServe's";
/** Inputs that pin settings of TorchServe. */
const SERVER = {
    workers: (0,definition/* input */.h)({
        description: 'Number of workers for the model on each instance.',
        form: optional(wholeNumber(1, 1_024)),
        default: '',
        defaultNote: ARCHIVES_OWN,
    }),
    'batch-size': (0,definition/* input */.h)({
        description: 'Largest number of requests in one batch.',
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
        description: "Longest time that a prediction may take. The load balancer's idle timeout and the drain time follow from it.",
        form: seconds('1s', '59m'),
        default: '2m',
    }),
    'startup-timeout': (0,definition/* input */.h)({
        description: 'Longest time that a worker may take to load the model.',
        form: seconds('1s', '1h'),
        default: '2m',
    }),
};

;// CONCATENATED MODULE: ./lib/core/inputs/deploy-inputs.js






/**
 * The inputs of `deploy` in the order of the documentation. action.yml, README.md and the JSON Schema are generated
 * from them.
 */
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
/* harmony import */ var _derived_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7368);

/** Makes the request from valid inputs, and derives the settings that follow from them. */
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
/** Warns of inputs that are valid but risky, before the release begins. */
const notices = (v) => v['min-size'] === 1 ? ['min-size is 1: nothing serves while the only instance or its zone fails'] : [];


/***/ }),

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ usualPort),
/* harmony export */   Zi: () => (/* binding */ leastDrainSeconds),
/* harmony export */   bt: () => (/* binding */ zonesNeeded),
/* harmony export */   hF: () => (/* binding */ idleTimeoutSeconds)
/* harmony export */ });
/**
 * Settings that follow from other settings, so that no two contradict each other. A load balancer that stops waiting
 * before the server answers 504 for a good prediction: its default is 60 s, TorchServe's is 120 s. A drain that is
 * shorter than a prediction cuts the prediction off.
 */
const SECONDS_PAST_RESPONSE = 10;
/** The idle timeout of the load balancer, longer than the longest prediction. */
const idleTimeoutSeconds = (responseTimeoutSeconds) => responseTimeoutSeconds + SECONDS_PAST_RESPONSE;
/** The shortest drain that loses no request, also the default: a request may begin just before its instance leaves. */
const leastDrainSeconds = idleTimeoutSeconds;
/** The number of zones that must have healthy instances: two, or one for a fleet of one. */
const zonesNeeded = (minSize) => Math.min(2, minSize);
/** The default port: HTTPS with a certificate, else HTTP. */
const usualPort = (certificateArn) => (certificateArn === null ? 80 : 443);


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   ft: () => (/* binding */ DURATION),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/* unused harmony export milliseconds */
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4332);

/** Durations such as `30s` or `10m`: reads them as milliseconds and writes them. */
/** Code: a time is outside its bounds, or not a whole number of steps. */
const OUT_OF_RANGE = 'TSD1204';
const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const DURATION = /^(\d{1,9})(ms|s|m|h)$/;
/**
 * Reads `250ms`, `30s`, `10m` or `2h` as milliseconds; null for any other text. Never guesses the unit of a bare
 * number.
 */
const milliseconds = (text) => {
    const [, digits, unit] = DURATION.exec(text) ?? [];
    return digits === undefined ? null : Number(digits) * (UNITS[unit ?? ''] ?? Number.NaN);
};
/** Writes a time with the largest unit that divides it: 90 000 ms is `90s`, 600 000 ms is `10m`. */
const formatDuration = (ms) => {
    const unit = ['h', 'm', 's'].find((u) => ms >= (UNITS[u] ?? 1) && ms % (UNITS[u] ?? 1) === 0) ?? 'ms';
    return `${ms / (UNITS[unit] ?? 1)}${unit}`;
};
/** Makes a reader of times between two bounds, in milliseconds. Refuses times that are no multiple of `stepMs`. */
const duration = (least, most, stepMs = 1) => (text) => {
    const rule = `must be a time from ${least} to ${most}`;
    const ms = milliseconds(text);
    if (ms === null)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)('TSD1203', rule, `Write digits and a unit (ms, s, m or h), e.g. \`${most}\`.`);
    if (ms < (milliseconds(least) ?? 0) || ms > (milliseconds(most) ?? 0))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(OUT_OF_RANGE, rule, `Choose a time from ${least} to ${most}.`);
    return ms % stepMs === 0
        ? (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .good */ .u)(ms)
        : (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)(OUT_OF_RANGE, `${rule}, in steps of ${formatDuration(stepMs)}`, `Use whole multiples of ${formatDuration(stepMs)}.`);
};


/***/ }),

/***/ 9652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ s3Object),
/* harmony export */   n: () => (/* binding */ isBucket)
/* harmony export */ });
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4332);

/**
 * Reads `s3://bucket/key.mar[?versionId=…]`. Refuses any other query, a fragment, user info, a port and percent signs,
 * so that the fetched address is exactly the checked one.
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
const BUCKET = /^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$/;
const KEY = /^[A-Za-z0-9!_.*'()=+@,-]+(?:\/[A-Za-z0-9!_.*'()=+@,-]+)*$/;
const VERSION = /^[A-Za-z0-9._-]{1,1024}$/;
/** True for a valid bucket name by S3's rules, which forbid names that look like an IP address or have empty labels. */
const isBucket = (text) => BUCKET.test(text) && !/\.\.|\.-|-\./.test(text) && !/^\d+\.\d+\.\d+\.\d+$/.test(text);
const isKey = (key) => key.length <= 1024 && KEY.test(key) && !key.split('/').some((part) => part === '.' || part === '..');
const refused = (rule) => (0,_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .bad */ .M)('TSD1120', rule, 'Write `s3://bucket/key.mar` or `s3://bucket/key.mar?versionId=VERSION`.');


/***/ }),

/***/ 4332:
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

/***/ 6020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readValues)
/* harmony export */ });
/* harmony import */ var _text_quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(927);

/** Reads all inputs, and returns all problems at once. */
const readValues = (definitions, sources) => {
    const problems = [];
    const values = {};
    for (const [name, definition] of Object.entries(definitions)) {
        const text = textOf(name, definition, sources);
        const result = text === undefined ? missing(name) : read(name, definition, text);
        if (result.ok)
            values[name] = result.value;
        else
            problems.push(result.problem);
    }
    // Safe: each value was read by the form of its own definition.
    return { values: values, problems };
};
const LONGEST = 16_384;
const textOf = (name, definition, sources) => {
    const given = sources.inputs[name]?.trim();
    if (given !== undefined && given !== '')
        return given;
    if (Object.hasOwn(sources.config, name))
        return sources.config[name];
    const variable = definition.environment?.find((key) => (sources.environment[key] ?? '') !== '');
    return variable === undefined ? definition.default : sources.environment[variable];
};
const refused = (problem) => ({ ok: false, problem });
const missing = (name) => refused({
    code: 'TSD1001',
    subject: name,
    message: 'is required but was not given',
    remedy: `Give \`${name}\` under \`with:\`, or in the config file.`,
});
const read = (name, definition, text) => {
    const { form, secret } = definition;
    const shown = secret === true ? 'the value' : (0,_text_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(text);
    if (text.length > LONGEST || (0,_text_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .hasHidden */ .V)(form.lines === true ? text.replace(/\r?\n/g, '') : text))
        return refused({ code: 'TSD1003', subject: name, message: `${shown} ${CLEAN}`, remedy: RETYPE });
    const parsed = form.read(text);
    if (parsed.ok)
        return { ok: true, value: parsed.value };
    const { code, rule, remedy } = parsed.fault;
    return refused({ code, subject: name, message: `${shown} ${rule}`, remedy });
};
const CLEAN = `must be at most ${LONGEST} characters, none of them control characters or invisible`;
const RETYPE = 'Type the value again: copied text may contain invisible characters.';


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
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4332);
/* harmony import */ var _definition_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(908);
/* harmony import */ var _deploy_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1860);



const deployInputs = (...names) => Object.fromEntries(names.map((name) => [name, _deploy_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_INPUTS */ .U[name]]));
/** All verbs accept the same config file. */
const config = {
    config: {
        ..._deploy_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_INPUTS */ .U.config,
        description: 'A YAML file in the workspace with inputs of `deploy` as keys. Keys that are not listed here are ignored. An input overrides the file.',
    },
};
const NAMED = deployInputs('service', 'environment');
const ACCESS = { ...config, ...deployInputs('aws-region', 'role-to-assume', 'state-bucket') };
const POLL = deployInputs('poll-interval');
const ROLLBACK_INPUTS = {
    ...NAMED,
    ...ACCESS,
    ...POLL,
    ...deployInputs('accept-observed', 'github-token', 'comment', 'github-deployment'),
};
const CONTINUE_INPUTS = { ...NAMED, ...ACCESS, ...POLL };
const STATUS_INPUTS = { ...NAMED, ...ACCESS };
const DESTROY_INPUTS = {
    ...NAMED,
    confirm: (0,_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .h)({
        description: 'Must be `SERVICE/ENVIRONMENT`, since a removal cannot be undone. The config file cannot set it.',
        form: { read: _parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .good */ .u, schema: { type: 'string' } },
    }),
    ...ACCESS,
    ...POLL,
};
const SWEEP_INPUTS = { ...ACCESS, ...POLL };


/***/ }),

/***/ 6656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ decide),
/* harmony export */   u: () => (/* binding */ mayTurnBack)
/* harmony export */ });
/* harmony import */ var _problems_causes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5398);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8019);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7810);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9510);
/* harmony import */ var _phase_times_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1778);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5746);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6787);







/**
 * Decides what the release wants next, from its record and one observation. Pure: this is the whole state machine.
 * `now` is in ms since the epoch. Returns the same object when nothing changes.
 */
function decide(record, seen, now) {
    const look = { seen, now };
    if (_record_js__WEBPACK_IMPORTED_MODULE_2__/* .TERMINAL */ .f.has(record.phase))
        return record;
    if (record.cancelRequested && mayTurnBack(record.phase))
        return turnBack(record, look, record.cause ?? _problems_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW);
    const intent = seen.intent?.releaseId === record.releaseId ? seen.intent : null;
    if (intent?.kind === 'rollback' && mayTurnBack(record.phase))
        return turnBack(record, look, _problems_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .rollbackAsked */ .zu(intent.actor, intent.runUrl));
    const updated = withObservation(withApproval(restartClockIfLeaseExpired(record, now), intent), look);
    if (updated.foreignSightings >= FOREIGN_SIGHTINGS)
        return stopForForeignWeights(updated, look);
    const verdict = updated.foreignSightings > 0
        ? (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .wait */ .uk)('the production rule has weights that this release did not write')
        : (0,_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .gate */ .G)(updated, seen, now);
    if (verdict.kind === 'pass')
        return onPass(updated, look, verdict.reason);
    if (verdict.kind === 'fail')
        return onFail(updated, look, verdict.problem);
    if (updated.deadlineAt !== null && now > updated.deadlineAt)
        return onFail(updated, look, deadlineProblem(updated, verdict.reason));
    return updated.passes === 0 ? updated : { ...updated, passes: 0 };
}
/** The most history entries that are kept; the oldest are dropped first. */
const HISTORY_LIMIT = 200;
/** Observations in a row that must find foreign weights. A single one may show the weights from before our own write. */
const FOREIGN_SIGHTINGS = 2;
/** True if a release in this phase may still roll back. From `retiring` on it can only finish forward. */
const mayTurnBack = (phase) => phase === 'provisioning' || phase === 'verifying' || phase === 'shifting' || phase === 'baking';
/**
 * Restarts the deadline, passes and quiet time of the phase when the lease has expired, since nobody watched the
 * release meanwhile. Otherwise the deadline would fail a release whose runner was lost before anything was tried.
 */
const restartClockIfLeaseExpired = (record, now) => now > record.leaseUntil
    ? {
        ...record,
        passes: 0,
        readBackAt: null,
        foreignSightings: 0,
        deadlineAt: now + limitMs(record, record.phase),
    }
    : record;
/** Time limit of a phase in ms. */
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
            return kind === 'destroy' ? _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .DESTROY_MS */ .gw : _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .ACCEPTANCE_MS */ .xL;
        default:
            return _phase_times_js__WEBPACK_IMPORTED_MODULE_5__/* .ACCEPTANCE_MS */ .xL;
    }
}
/** Records the approval of the step that holds now. An approval of another step has no effect. */
const withApproval = (record, intent) => intent?.kind === 'continue' && record.phase === 'shifting' && intent.step === record.step
    ? { ...record, approvedStep: record.step }
    : record;
/** Adds request counts and the read-back of the weights to the record; returns the same object when neither is new. */
function withObservation(record, { seen, now }) {
    const golden = Math.max(record.evidence.golden, sum(seen.reports.map((r) => r.golden?.passed ?? 0)));
    const requests = Math.max(record.evidence.requests, sum(seen.reports.map((r) => r.requests.total)));
    const counted = golden === record.evidence.golden && requests === record.evidence.requests
        ? record
        : { ...record, evidence: { golden, requests } };
    return withReadBack(counted, seen, now);
}
/** Compares the observed weights with the wanted ones: read back, not written yet, or foreign. */
function withReadBack(record, { rule }, now) {
    const { readBackAt, foreignSightings: before } = record;
    if (rule === null)
        return record;
    if ((0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .sameWeights */ .ML)(rule.weights, record.weights))
        return readBackAt !== null && before === 0
            ? record
            : { ...record, readBackAt: readBackAt ?? now, foreignSightings: 0 };
    if (!isForeign(record, rule.weights))
        return before === 0 ? record : { ...record, foreignSightings: 0 };
    return record.policy.adoptDrift
        ? { ...record, readBackAt: null, foreignSightings: 0 }
        : { ...record, foreignSightings: before + 1 };
}
/**
 * True if somebody else wrote the weights that were found; they differ from the wanted ones. Before the wanted weights
 * are read back, the previous ones may still stand. Afterwards any other weights are foreign.
 */
function isForeign(record, found) {
    if (record.readBackAt !== null)
        return true;
    return record.previousWeights !== null && !(0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .sameWeights */ .ML)(found, record.previousWeights);
}
/** Stops without moving traffic: whoever changed the weights may have saved the service. */
function stopForForeignWeights(record, look) {
    const { arn, weights } = look.seen.rule;
    return becomeStuck(record, look, _problems_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .weightsDrifted */ .AN(arn, (0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .formatWeights */ .V7)(record.weights), (0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .formatWeights */ .V7)(weights)));
}
const deadlineProblem = (record, reason) => {
    const step = record.policy.steps[record.step];
    return record.phase === 'shifting' && step?.hold === true && record.approvedStep !== record.step
        ? _problems_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .heldTooLong */ .gG(step.weight)
        : _problems_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .deadlinePassed */ .Hx(record.phase, reason);
};
function onPass(record, look, reason) {
    switch (record.phase) {
        case 'provisioning':
            return enter(record, look, { phase: record.kind === 'capacity' ? 'promoted' : 'verifying', reason });
        case 'verifying':
            return record.passes + 1 < record.policy.healthyPasses
                ? { ...record, passes: record.passes + 1 }
                : startStep(record, look, 0, reason);
        case 'shifting':
            return record.step + 1 < record.policy.steps.length
                ? startStep(record, look, record.step + 1, reason)
                : enter(record, look, { phase: 'baking', reason });
        case 'baking':
            return enter(record, look, { phase: 'retiring', reason });
        case 'retiring':
            return enter(record, look, { phase: 'promoted', reason });
        default:
            return enter(record, look, { phase: 'rolled_back', reason });
    }
}
function onFail(record, look, cause) {
    return mayTurnBack(record.phase) ? turnBack(record, look, cause) : becomeStuck(record, look, cause);
}
function becomeStuck(record, look, cause) {
    const stuck = enter(record, look, { phase: 'stuck', reason: reasonOf(cause), verdict: 'fail' });
    return { ...stuck, cause: record.cause ?? cause };
}
const reasonOf = ({ subject, message }) => `${subject}: ${message}`;
function startStep(record, look, step, reason) {
    const weights = (0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .split */ .lD)(record.candidate.colour, record.policy.steps[step].weight);
    return enter({ ...withTargetWeights(record, weights), step }, look, { phase: 'shifting', reason });
}
/**
 * Turns the release back. A change of capacity moved no traffic, and CloudFormation itself rolls back a failed one. It
 * therefore ends when its stack is at rest, and not earlier: the next release would take half changed sizes for the
 * fleet's own.
 */
function turnBack(record, look, cause) {
    if (record.kind === 'capacity' && isChanging(record, look))
        return restartClockIfLeaseExpired(record, look.now);
    const weights = record.stable === null ? _weights_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_TRAFFIC */ .qE : (0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .split */ .lD)(record.stable.colour, 100);
    const withCause = { ...record, cause: record.cause ?? cause };
    const reason = reasonOf(cause);
    return record.kind === 'capacity'
        ? enter(withCause, look, { phase: 'rolled_back', reason, verdict: 'fail' })
        : enter(withTargetWeights(withCause, weights), look, { phase: 'rolling_back', reason, verdict: 'fail' });
}
const isChanging = (record, { seen, now }) => seen.fleets[record.candidate.colour].stack.state === 'busy' &&
    now <= (restartClockIfLeaseExpired(record, now).deadlineAt ?? now);
/**
 * Sets the weights that the release wants next. The current ones become `previousWeights` only if they were read back:
 * if not, their write may be lost, and either they or older weights may stand.
 */
const withTargetWeights = (record, weights) => ({
    ...record,
    weights,
    previousWeights: record.readBackAt === null ? null : record.weights,
    readBackAt: null,
    foreignSightings: 0,
});
function enter(record, { seen, now }, { phase, reason, verdict = 'pass' }) {
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

/***/ 7810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./lib/core/problems/causes.js
var causes = __nccwpck_require__(5398);
// EXTERNAL MODULE: ./lib/core/loop/pins.js
var pins = __nccwpck_require__(5080);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/loop/health-floor.js
var health_floor = __nccwpck_require__(7881);
// EXTERNAL MODULE: ./lib/core/stack-state.js
var stack_state = __nccwpck_require__(6487);
// EXTERNAL MODULE: ./lib/core/tags.js
var tags = __nccwpck_require__(138);
// EXTERNAL MODULE: ./lib/core/loop/phase-times.js
var phase_times = __nccwpck_require__(1778);
// EXTERNAL MODULE: ./lib/core/loop/reconcile.js
var reconcile = __nccwpck_require__(5686);
// EXTERNAL MODULE: ./lib/core/loop/verdict.js
var verdict = __nccwpck_require__(6787);
;// CONCATENATED MODULE: ./lib/core/loop/removal-gate.js





/** The gates on removals: each passes when the stacks that must go are gone, or their deletion is accepted. */
/** Passes when the candidate's slot holds no fleet of another release. */
function candidateSlotFree(record, seen) {
    const { stack, releaseId } = seen.fleets[record.candidate.colour];
    const own = releaseId === record.candidate.releaseId && stack.state !== 'deleting';
    if (!(0,stack_state/* exists */.t2)(stack) || own)
        return (0,verdict/* pass */.IX)('the slot is free');
    return (deletionBlocked(record, stack) ??
        (0,verdict/* wait */.uk)(`${stack.name} is removed first: an earlier release left it (${stack.status})`));
}
/** Passes when the old fleet is parked, or its deletion is accepted. */
function oldFleetRetired(record, seen) {
    const idle = seen.fleets[(0,colour/* other */.F)(record.candidate.colour)];
    if (record.parked !== null)
        return (0,verdict/* pass */.IX)(`${idle.stack.name} is parked for a rollback`);
    const toPark = record.stable !== null && record.policy.keepPreviousMs > 0 && (0,reconcile/* canPark */.z)(idle);
    return toPark ? (0,verdict/* wait */.uk)(`${idle.stack.name} is not parked yet`) : removalAccepted(record, idle.stack);
}
/** Passes when the stack is gone or its deletion is accepted. */
function removalAccepted(record, stack) {
    if (!(0,stack_state/* exists */.t2)(stack))
        return (0,verdict/* pass */.IX)('nothing is left to remove');
    if (stack.state === 'deleting')
        return (0,verdict/* pass */.IX)(`${stack.name} is being removed`);
    return deletionBlocked(record, stack) ?? (0,verdict/* wait */.uk)(`${stack.name} is not removed yet (${stack.status})`);
}
/** The failing verdict of a stack that only a person can delete; null for any other. */
const deletionBlocked = (record, stack) => (0,stack_state/* cannotBeDeleted */.KQ)(record, stack) ? (0,verdict/* fail */.fJ)(causes/* stackBlocked */.$T(stack.name, stack.status, stack.cause)) : null;
/** Passes when both fleets and the edge are gone. */
function allRemoved(record, seen) {
    const left = [...colour/* COLOURS */.O5.map((colour) => seen.fleets[colour].stack), seen.edge].filter(stack_state/* exists */.t2);
    const blocked = left.map((stack) => deletionBlocked(record, stack)).find((verdict) => verdict !== null);
    if (blocked !== undefined)
        return blocked;
    return left.length === 0
        ? (0,verdict/* pass */.IX)('everything is removed')
        : (0,verdict/* wait */.uk)(`not removed yet: ${left.map(({ name, status }) => `${name} (${status})`).join(', ')}`);
}

// EXTERNAL MODULE: ./lib/core/weights.js
var weights = __nccwpck_require__(5746);
;// CONCATENATED MODULE: ./lib/core/loop/gate.js










const ROLLED_BACK = 'CloudFormation rolled the stack back to its earlier state';
/** Judges whether the release may leave its phase. Pure; `now` is in ms since the epoch. */
function gate(record, seen, now) {
    switch (record.phase) {
        case 'provisioning':
            return record.kind === 'capacity'
                ? (0,verdict/* all */.Q7)(edgeReady(record, seen), fleetChanged(record, seen))
                : (0,verdict/* all */.Q7)(edgeReady(record, seen), candidateSlotFree(record, seen), fleetReady(record, seen));
        case 'verifying':
            return (0,verdict/* all */.Q7)(canLaunch(record, seen), reportsReady(record, seen), candidateMeetsFloor(record, seen, verdict/* wait */.uk), alarmsQuiet(record, seen), credentialsOutlastShift(record, seen, now));
        case 'shifting':
            return (0,verdict/* all */.Q7)(candidateHealthy(record, seen), stepCompleted(record, seen, now, record.policy.steps[record.step]));
        case 'baking':
            return (0,verdict/* all */.Q7)(candidateHealthy(record, seen), stepCompleted(record, seen, now, { weight: 100, quietMs: record.policy.bakeMs }));
        case 'retiring':
            return record.kind === 'destroy'
                ? allRemoved(record, seen)
                : (0,verdict/* all */.Q7)(minimumRestored(record, seen, record.candidate.colour), oldFleetRetired(record, seen));
        case 'rolling_back':
            return (0,verdict/* all */.Q7)(trafficRestored(record, seen), minimumRestored(record, seen, (0,colour/* other */.F)(record.candidate.colour)), removalAccepted(record, seen.fleets[record.candidate.colour].stack));
        case 'promoted':
        case 'rolled_back':
        case 'stuck':
            return (0,verdict/* pass */.IX)('the release has ended');
    }
}
/** Passes when the edge stack is as this release needs it and the production rule exists. */
function edgeReady(record, { edge, rule }) {
    const failure = stackFailure(edge);
    if (failure !== null && (record.edge.asked || (0,stack_state/* cannotRecover */.M2)(record, edge)))
        return failure;
    if (!record.edge.asked || !(0,stack_state/* isSettled */.Is)(edge))
        return (0,verdict/* wait */.uk)(`${edge.name} ${edge.status}`.trim());
    if (edge.tags[tags/* TAGS */.gp.manifest] !== record.edge.manifest)
        return (0,verdict/* fail */.fJ)(causes/* stackFailed */.w0(edge.name, edge.cause ?? ROLLED_BACK));
    return rule === null ? (0,verdict/* wait */.uk)('the production rule does not exist yet') : (0,verdict/* pass */.IX)('edge and rule are in place');
}
/** Passes when the live fleet has its new capacity. CloudFormation itself rolls back a failed change set. */
function fleetChanged(record, seen) {
    const { stack, capacity } = seen.fleets[record.candidate.colour];
    if ((0,stack_state/* isSettled */.Is)(stack) && capacity === record.capacity.manifest)
        return (0,verdict/* pass */.IX)('the fleet is changed');
    const failure = stackFailure(stack);
    if (failure !== null && (record.capacity.asked || (0,stack_state/* cannotRecover */.M2)(record, stack)))
        return failure;
    return record.capacity.asked && (0,stack_state/* isSettled */.Is)(stack)
        ? (0,verdict/* fail */.fJ)(causes/* stackFailed */.w0(stack.name, stack.cause ?? ROLLED_BACK))
        : (0,verdict/* wait */.uk)(`${stack.name} ${stack.status}`);
}
/** Passes when the candidate's stack is settled and its minimum of instances is in service. */
function fleetReady(record, seen) {
    const fleet = seen.fleets[record.candidate.colour];
    if (fleet.releaseId !== record.candidate.releaseId)
        return (0,verdict/* wait */.uk)(`${fleet.stack.name} does not exist yet`);
    const failed = canLaunch(record, seen);
    if (failed.kind === 'fail')
        return failed;
    const failure = stackFailure(fleet.stack);
    if (failure !== null)
        return failure;
    const running = fleet.instances.filter((instance) => instance.lifecycle === 'InService').length;
    const progress = `${running} of ${fleet.minSize} instances in service, stack ${fleet.stack.status}`;
    return (0,stack_state/* isSettled */.Is)(fleet.stack) && running >= fleet.minSize ? (0,verdict/* pass */.IX)(progress) : (0,verdict/* wait */.uk)(progress);
}
/** Fails when Auto Scaling can never launch instances: no image, no quota, no capacity in any zone. */
function canLaunch(record, seen) {
    const { failure, stack } = seen.fleets[record.candidate.colour];
    return failure === null ? (0,verdict/* pass */.IX)('instances launch') : (0,verdict/* fail */.fJ)(causes/* cannotLaunch */.Ve(stack.name, failure));
}
/** The failing verdict of a stack that cannot become usable by itself any more; null while it can. */
function stackFailure(stack) {
    if ((0,stack_state/* mustBeRemade */.Tj)(stack) || isRollingBack(stack))
        return (0,verdict/* fail */.fJ)(causes/* stackFailed */.w0(stack.name, stack.cause ?? stack.status));
    return (0,stack_state/* isBlocked */.lT)(stack) ? (0,verdict/* fail */.fJ)(causes/* stackBlocked */.$T(stack.name, stack.status, stack.cause)) : null;
}
/** True while CloudFormation rolls the stack back after a failure. */
const isRollingBack = ({ state, cause }) => state === 'busy' && cause !== null;
/** The reports of the candidate's present instances. A replaced instance no longer counts. */
function currentReports(record, seen) {
    const members = new Set(seen.fleets[record.candidate.colour].instances.map((instance) => instance.id));
    return seen.reports.filter((report) => members.has(report.instanceId));
}
/** Passes when enough instances report ready with the expected model, and none reports a failure. */
function reportsReady(record, seen) {
    const reports = currentReports(record, seen);
    const failed = reports.find((report) => report.state === 'failed' || report.state === 'degraded');
    if (failed !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* instanceFailed */.Jz(failed));
    const { modelName, modelVersion } = record.artifact;
    const ready = reports.filter((report) => report.state === 'ready');
    const wrong = ready.find((r) => r.model?.name !== modelName || r.model.version !== modelVersion);
    if (wrong !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* wrongModel */.tX(wrong, `${modelName} ${modelVersion}`));
    const needed = (0,health_floor/* floor */.R)(seen.fleets[record.candidate.colour], [], record.policy).required;
    const steps = [...new Set(reports.filter((r) => r.state !== 'ready').map((r) => `${r.state} (${r.step})`))];
    const progress = `${ready.length} of ${needed} instances report ready${steps.length === 0 ? '' : `; ${steps.join(', ')}`}`;
    return ready.length >= needed ? (0,verdict/* pass */.IX)(progress) : (0,verdict/* wait */.uk)(progress);
}
/** Passes when enough of the candidate's targets are healthy. `onShortfall` makes the verdict when too few are. */
function candidateMeetsFloor(record, seen, onShortfall) {
    const { colour } = record.candidate;
    const state = (0,health_floor/* floor */.R)(seen.fleets[colour], seen.targets[colour], record.policy);
    if (state.holds)
        return (0,verdict/* pass */.IX)(state.reason);
    const why = (0,health_floor/* unhealthyReasons */.s)(seen.targets[colour]);
    return onShortfall(why === null ? state.reason : `${state.reason}; ${why}`);
}
/** Fails at the first sign of trouble under traffic: a report, an alarm, an unreadable alarm or the floor. */
function candidateHealthy(record, seen) {
    const name = seen.fleets[record.candidate.colour].stack.name;
    const bad = currentReports(record, seen).find((r) => r.state === 'degraded' || r.state === 'failed');
    if (bad !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* instanceDegraded */.i0(bad));
    const alarm = seen.alarms.find((view) => view.state === 'ALARM');
    if (alarm !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* alarmFired */.Qy(alarm.name, alarm.reason));
    const unread = seen.alarms.find((view) => view.state === 'unreadable');
    if (unread !== undefined)
        return (0,verdict/* fail */.fJ)(causes/* alarmUnreadable */.FY(unread.name, unread.reason));
    return candidateMeetsFloor(record, seen, (reason) => (0,verdict/* fail */.fJ)(causes/* floorBroken */.c5(name, reason)));
}
/**
 * Passes when the alarms allow traffic to move. An alarm that the user named must exist and have data. An alarm that
 * fires is waited for: the slot's own alarms may still show the fleet that had the slot before.
 */
function alarmsQuiet(record, seen) {
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
/** Fails when the credentials would expire during the shift, since this run could not roll it back then. */
function credentialsOutlastShift({ policy }, { credentialsUntil }, now) {
    return credentialsUntil === null || credentialsUntil - now >= (0,phase_times/* shortestMs */.DK)(policy)
        ? (0,verdict/* pass */.IX)('the credentials last')
        : (0,verdict/* fail */.fJ)(causes/* credentialsEndBeforeShift */.r4(credentialsUntil - now, (0,phase_times/* shortestMs */.DK)(policy)));
}
/** Passes when the weights are read back, approved if the step holds, quiet for long enough and used by enough requests. */
function stepCompleted(record, seen, now, { quietMs, hold }) {
    if (!(0,weights/* sameWeights */.ML)(seen.rule?.weights, record.weights) || record.readBackAt === null)
        return (0,verdict/* wait */.uk)('the weights are not read back yet');
    const weight = record.weights[record.candidate.colour];
    if (hold === true && record.approvedStep !== record.step)
        return (0,verdict/* wait */.uk)(`holds at ${weight} % for approval: the continue verb lets it go on`);
    const left = record.readBackAt + quietMs - now;
    if (quietMs === 0)
        return (0,verdict/* pass */.IX)(`${weight} % is read back`);
    if (left > 0)
        return (0,verdict/* wait */.uk)(`quiet at ${weight} %, ${Math.ceil(left / 1000)} s left`);
    const { requests } = record.evidence;
    const { minRequests } = record.policy;
    return requests >= minRequests
        ? (0,verdict/* pass */.IX)(`quiet at ${weight} % for ${Math.round(quietMs / 1000)} s`)
        : (0,verdict/* wait */.uk)(`quiet at ${weight} %, but only ${requests} of at least ${minRequests} real requests served`);
}
/** Passes when traffic is back where the release found it. A first release found none. */
function trafficRestored(record, seen) {
    if (seen.rule === null || (0,weights/* sameWeights */.ML)(seen.rule.weights, record.weights))
        return (0,verdict/* pass */.IX)('traffic is back');
    const stable = (0,colour/* other */.F)(record.candidate.colour);
    return (0,verdict/* wait */.uk)(`moving traffic back to ${stable}: ${(0,health_floor/* unhealthyReasons */.s)(seen.targets[stable]) ?? 'targets healthy'}`);
}
/** Passes when no pin is left. A forgotten pin would end hours later and overwrite a minimum that was set meanwhile. */
const minimumRestored = (record, seen, colour) => (0,pins/* isPinned */.T4)(record, seen, colour)
    ? (0,verdict/* wait */.uk)(`${seen.fleets[colour].stack.name} waits for its own minimum size`)
    : (0,verdict/* pass */.IX)('the fleet has its own minimum size');


/***/ }),

/***/ 7881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ floor),
/* harmony export */   s: () => (/* binding */ unhealthyReasons)
/* harmony export */ });
/**
 * Judges the floor: a share of the fleet must be healthy, in at least `minZones` zones. The share is of the instances
 * that the fleet wants in all zones together, so a zone without capacity does not change it.
 */
function floor(fleet, targets, policy) {
    const healthy = targets.filter((target) => target.state === 'healthy');
    const wanted = Math.max(fleet.desired, fleet.minSize, 1);
    const required = Math.ceil(wanted * policy.floorShare);
    // The zone of a target is '' once its instance has left the fleet.
    const zones = new Set(healthy.map((target) => target.zone).filter((zone) => zone !== '')).size;
    const holds = healthy.length >= required && zones >= policy.minZones;
    const reason = `${healthy.length} of ${wanted} targets healthy (${required} needed) in ${zones} of at least ${policy.minZones} zones`;
    return { holds, healthy: healthy.length, required, zones, reason };
}
/** Counts the load balancer's reasons for unhealthy targets, most frequent first; null when all are healthy. */
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

/***/ 1778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DK: () => (/* binding */ shortestMs),
/* harmony export */   Hl: () => (/* binding */ lastMoment),
/* harmony export */   gw: () => (/* binding */ DESTROY_MS),
/* harmony export */   pD: () => (/* binding */ stepMs),
/* harmony export */   xL: () => (/* binding */ ACCEPTANCE_MS)
/* harmony export */ });
/** The times that the phases of a release may take, in milliseconds. */
/** Time in ms within which an accepted write must be read back, or a deletion be accepted. */
const ACCEPTANCE_MS = 5 * 60_000;
/** Time in ms within which everything of an environment must be gone: fleets drain first, then the load balancer goes. */
const DESTROY_MS = 60 * 60_000;
/** The longest time in ms that traffic may stay at a step. */
const stepMs = ({ holdMs }, { quietMs, hold }) => hold === true ? holdMs + quietMs : quietMs;
/**
 * The latest end of a release in ms since the epoch, when each phase takes all of its time. A release that was resumed
 * after a pause may end later: when its present phase and a rollback both take all of theirs.
 */
function lastMoment({ startedAt, deadlineAt, policy }) {
    const end = policy.rollingBackMs + ACCEPTANCE_MS;
    const shift = policy.steps.reduce((total, step) => total + stepMs(policy, step) + ACCEPTANCE_MS, 0);
    const bake = policy.bakeMs + ACCEPTANCE_MS;
    const planned = startedAt + policy.provisioningMs + policy.verifyingMs + shift + bake + end;
    return Math.max(planned, (deadlineAt ?? startedAt) + end);
}
/** The shortest time in ms from the first weight to the end, with an allowance for a rollback. */
const shortestMs = (policy) => policy.steps.reduce((total, step) => total + stepMs(policy, step), 0) + policy.bakeMs + ACCEPTANCE_MS;


/***/ }),

/***/ 5080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kk: () => (/* binding */ pinCapacity),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   l0: () => (/* binding */ unpin),
/* harmony export */   vm: () => (/* binding */ resizedByHand),
/* harmony export */   zw: () => (/* binding */ pinStable)
/* harmony export */ });
/* harmony import */ var _phase_times_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1778);

/** Pins: the minimum sizes of fleets that a release raises while traffic moves. */
/**
 * Raises the minimum sizes for the shift: the candidate's to the size of the fleet that it replaces, stable's to its
 * size when the release began. Otherwise target tracking would shrink an idle candidate before traffic comes, and stable
 * as its share falls.
 */
function pinCapacity(record, seen) {
    const { candidate, stable } = record;
    if (stable === null)
        return [];
    const { name } = seen.fleets[candidate.colour];
    return [
        ...(candidate.parked && name !== null
            ? [setMinimum(record, candidate.colour, name, candidatePinSize(record))]
            : ensureMinimum(record, seen, candidate.colour, candidatePinSize(record))),
        ...ensureMinimum(record, seen, stable.colour, stable.desired),
    ];
}
/** Raises stable's minimum size to what it needs before traffic returns to it. */
const pinStable = (record, seen) => record.stable === null ? [] : ensureMinimum(record, seen, record.stable.colour, record.stable.desired);
/** Restores the fleet's own minimum. A minimum that somebody else set stays; then only the pin's scheduled end goes. */
function unpin(record, seen, colour) {
    const fleet = seen.fleets[colour];
    const minSize = ownMinimum(record, colour);
    if (fleet.name === null || fleet.minSize === minSize)
        return [];
    const known = isKnownMinimum(record, fleet, colour);
    return [{ kind: 'minimum', colour, group: fleet.name, minSize: known ? minSize : null, pin: null }];
}
/** True if a pin of this release still raises the minimum, e.g. because the request to end it was lost. */
const isPinned = (record, { fleets }, colour) => fleets[colour].name !== null &&
    fleets[colour].minSize !== ownMinimum(record, colour) &&
    isKnownMinimum(record, fleets[colour], colour);
/** True if the minimum is one that this release neither found nor set: somebody resized the fleet by hand. */
const resizedByHand = (record, fleets, colour) => fleets[colour].name !== null && !isKnownMinimum(record, fleets[colour], colour);
const candidatePinSize = ({ candidate, stable }) => Math.min(Math.max(candidate.minSize, stable?.desired ?? 0), candidate.maxSize);
const ownMinimum = ({ candidate, stable }, colour) => colour === candidate.colour ? candidate.minSize : (stable?.minSize ?? 0);
const pinSize = (record, colour) => colour === record.candidate.colour ? candidatePinSize(record) : (record.stable?.desired ?? 0);
/** True if this release found or set the minimum. 0 counts as found: a parked fleet has it after its scheduled end. */
const isKnownMinimum = (record, { minSize }, colour) => [0, ownMinimum(record, colour), pinSize(record, colour)].includes(minSize);
/** Sets the minimum to `size`. Leaves a higher one alone that somebody else set. */
function ensureMinimum(record, seen, colour, size) {
    const fleet = seen.fleets[colour];
    const enough = fleet.minSize === size || (fleet.minSize > size && !isKnownMinimum(record, fleet, colour));
    return fleet.name === null || enough ? [] : [setMinimum(record, colour, fleet.name, size)];
}
/** A minimum equal to the fleet's own gets no scheduled end: the end would undo a later change of capacity. */
const setMinimum = (record, colour, group, minSize) => {
    const restoreMin = ownMinimum(record, colour);
    const pin = minSize === restoreMin ? null : { until: (0,_phase_times_js__WEBPACK_IMPORTED_MODULE_0__/* .lastMoment */ .Hl)(record), restoreMin };
    return { kind: 'minimum', colour, group, minSize, pin };
};


/***/ }),

/***/ 5686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ reconcile),
/* harmony export */   z: () => (/* binding */ canPark)
/* harmony export */ });
/* harmony import */ var _pins_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5080);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8019);
/* harmony import */ var _edge_outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(365);
/* harmony import */ var _health_floor_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7881);
/* harmony import */ var _stack_state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6487);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(138);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5746);







/** Lists the commands to send now, in order: the difference between what the record wants and what is observed. */
function reconcile(record, seen) {
    // Somebody else may be moving traffic. The next observation tells; until then nothing is written.
    if (record.foreignSightings > 0)
        return [];
    switch (record.phase) {
        case 'provisioning':
            return record.kind === 'capacity' ? changeCapacity(record, seen) : provision(record, seen);
        case 'verifying':
            return (0,_pins_js__WEBPACK_IMPORTED_MODULE_3__/* .pinCapacity */ .Kk)(record, seen);
        case 'shifting':
        case 'baking':
            return capacityFirst((0,_pins_js__WEBPACK_IMPORTED_MODULE_3__/* .pinCapacity */ .Kk)(record, seen), moveTraffic(record, seen));
        case 'retiring':
            return record.kind === 'destroy' ? destroy(record, seen) : retire(record, seen);
        case 'rolling_back':
            return rollBack(record, seen);
        case 'promoted':
        case 'rolled_back':
        case 'stuck':
            return [];
    }
}
/** Time in ms in which all nodes of the load balancer take over new weights. Until then some route by the old ones. */
const SETTLE_MS = 10_000;
function provision(record, seen) {
    if (!edgeIsReady(record, seen))
        return requestEdge(record, seen);
    const edge = (0,_edge_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .edgeOutputs */ .m)(seen.edge);
    if (edge === null)
        return [];
    if (seen.rule === null)
        return [{ kind: 'create-rule', edge, weights: record.weights }];
    const { colour, releaseId } = record.candidate;
    const fleet = seen.fleets[colour];
    if (!(0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .exists */ .t2)(fleet.stack))
        return [{ kind: 'create-fleet', colour, edge }];
    return fleet.releaseId === releaseId ? [] : removeIdleFleet(record, colour, seen);
}
/** Changes the capacity of the live fleet in place. Makes and removes no fleet, and moves no weight. */
function changeCapacity(record, seen) {
    if (!edgeIsReady(record, seen))
        return requestEdge(record, seen);
    const { colour } = record.candidate;
    const { stack, capacity } = seen.fleets[colour];
    if (record.capacity.asked || capacity === record.capacity.manifest)
        return [];
    return (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(stack) ? [{ kind: 'update-fleet', colour, stack }] : recover(record, stack, colour);
}
const edgeIsReady = (record, { edge }) => record.edge.asked && (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(edge) && edge.tags[_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAGS */ .gp.manifest] === record.edge.manifest;
/** Creates or updates the edge stack. Removes one whose creation failed; leaves one alone that is being changed. */
function requestEdge(record, { edge }) {
    if (record.edge.asked)
        return [];
    if ((0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .mustBeRemade */ .Tj)(edge))
        return [removeEdge(edge)];
    return (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isAtRest */ .UU)(edge) ? [{ kind: 'edge' }] : recover(record, edge, 'edge');
}
const recover = (record, stack, slot) => (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .canRecover */ .hV)(record, stack) ? [{ kind: 'recover', slot, stack: stack.name, status: stack.status }] : [];
/** Sends weights only when capacity needs no command: the floor must be judged on a fleet of its full size. */
const capacityFirst = (capacity, weights) => capacity.length > 0 ? capacity : weights;
/**
 * Writes the wanted weights, if every slot that gains weight meets its floor. The load balancer would not protect a slot
 * without healthy targets: it sends traffic there all the same.
 */
function moveTraffic({ weights, policy }, { edge, rule, fleets, targets }) {
    const outputs = (0,_edge_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .edgeOutputs */ .m)(edge);
    if (rule === null || outputs === null || (0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .sameWeights */ .ML)(rule.weights, weights))
        return [];
    const rising = _colour_js__WEBPACK_IMPORTED_MODULE_5__/* .COLOURS */ .O5.filter((colour) => weights[colour] > rule.weights[colour]);
    const risingSlotsAreReady = rising.every((colour) => (0,_health_floor_js__WEBPACK_IMPORTED_MODULE_6__/* .floor */ .R)(fleets[colour], targets[colour], policy).holds);
    return risingSlotsAreReady
        ? [{ kind: 'weights', ruleArn: rule.arn, targetGroups: outputs.targetGroups, weights }]
        : [];
}
/** Restores the candidate's own minimum, and parks the old fleet or removes it. */
function retire(record, seen) {
    const { candidate, stable, policy, parked } = record;
    const idle = (0,_colour_js__WEBPACK_IMPORTED_MODULE_5__/* .other */ .F)(candidate.colour);
    const keepsOldFleet = stable !== null && policy.keepPreviousMs > 0 && canPark(seen.fleets[idle]);
    const minimum = (0,_pins_js__WEBPACK_IMPORTED_MODULE_3__/* .unpin */ .l0)(record, seen, candidate.colour);
    if (!keepsOldFleet)
        return [...minimum, ...removeIdleFleet(record, idle, seen)];
    if (parked !== null)
        return minimum;
    return [...minimum, ...park(seen.fleets[idle], idle, stable.desired, seen.at + policy.keepPreviousMs)];
}
const park = ({ name }, colour, minSize, until) => name === null ? [] : [{ kind: 'park', colour, group: name, minSize, until }];
/** True if the fleet can be kept at full capacity: its stack is usable and its group exists. */
const canPark = ({ stack, name }) => (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(stack) && name !== null;
/** Raises stable's capacity, then moves the weights back, then removes the candidate. */
function rollBack(record, seen) {
    const { candidate, stable } = record;
    if (seen.rule !== null && !(0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .sameWeights */ .ML)(seen.rule.weights, record.weights))
        return capacityFirst((0,_pins_js__WEBPACK_IMPORTED_MODULE_3__/* .pinStable */ .zw)(record, seen), moveTraffic(record, seen));
    if (record.readBackAt !== null && seen.at < record.readBackAt + SETTLE_MS)
        return [];
    return [
        ...(stable === null ? [] : (0,_pins_js__WEBPACK_IMPORTED_MODULE_3__/* .unpin */ .l0)(record, seen, stable.colour)),
        ...removeIdleFleet(record, candidate.colour, seen),
    ];
}
/** Removes everything of one service and environment: first the rule, then the fleets, then the edge. */
function destroy(record, seen) {
    if (seen.rule !== null)
        return [{ kind: 'remove-rule', ruleArn: seen.rule.arn }];
    const standing = _colour_js__WEBPACK_IMPORTED_MODULE_5__/* .COLOURS */ .O5.filter((colour) => (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .exists */ .t2)(seen.fleets[colour].stack));
    if (standing.length > 0)
        return standing.flatMap((colour) => removeIdleFleet(record, colour, seen));
    return (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .canDelete */ .W9)(record, seen.edge) ? [removeEdge(seen.edge)] : [];
}
const removeEdge = ({ name, state }) => ({
    kind: 'remove-edge',
    stack: name,
    repeated: state === 'undeleted',
});
/** Removes the fleet of a slot, if it has no weight. A stack that this release is still creating may go at once. */
function removeIdleFleet(record, colour, seen) {
    const { stack, releaseId } = seen.fleets[colour];
    const idle = seen.rule === null || seen.rule.weights[colour] === 0;
    const ownCreation = stack.state === 'busy' && stack.cause === null && releaseId === record.releaseId;
    if (!idle || !(ownCreation || (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .canDelete */ .W9)(record, stack)))
        return [];
    return [{ kind: 'remove-fleet', colour, stack: stack.name, repeated: stack.state === 'undeleted' }];
}


/***/ }),

/***/ 6787:
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
/** Combines verdicts: the first failure, else the first wait, else a pass with all the reasons. */
function all(...verdicts) {
    const obstacle = verdicts.find((v) => v.kind === 'fail') ?? verdicts.find((v) => v.kind === 'wait');
    const reasons = verdicts.flatMap((v) => (v.kind === 'pass' ? [v.reason] : []));
    return obstacle ?? pass(reasons.join('; '));
}


/***/ }),

/***/ 6599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   MQ: () => (/* binding */ releaseIdOf),
/* harmony export */   OX: () => (/* binding */ SERVICE_NAME),
/* harmony export */   R1: () => (/* binding */ isBegunBy),
/* harmony export */   Sf: () => (/* binding */ excessLength),
/* harmony export */   TI: () => (/* binding */ stateBucketName),
/* harmony export */   TT: () => (/* binding */ titleOfPart),
/* harmony export */   zD: () => (/* binding */ stackNames)
/* harmony export */ });
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8019);

/** The names of stacks, buckets and releases: each follows from a service, an environment, an account or a run. */
/** Pattern of `service` and `environment`. Both go into names, tags, metric dimensions and S3 keys. */
const SERVICE_NAME = /^[A-Za-z][-A-Za-z0-9]*$/;
/** The most characters that ELB accepts in the name of a target group or load balancer. */
const LONGEST = 32;
/** The longest name with that limit that is made from both. */
const longestName = (service, environment) => `${service}-${environment}-green`;
/** Number of characters by which service and environment together are too long; 0 when they fit. */
const excessLength = (service, environment) => Math.max(0, longestName(service, environment).length - LONGEST);
/** The title that reports give to a service in its environment. */
const titleOf = (named) => `${named.service} in ${named.environment}`;
/** The title of a request that was read only in part; null when service or environment is missing. */
const titleOfPart = ({ service, environment, }) => service === undefined || environment === undefined ? null : titleOf({ service, environment });
function stackNames(service, environment) {
    const prefix = `tsd-${service}-${environment}`;
    return { edge: `${prefix}-edge`, fleets: (0,_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .perColour */ .Yr)((colour) => `${prefix}-${colour}`) };
}
/** Default name of the bucket for records, reports, artifacts and bundles: one bucket per account and region. */
const stateBucketName = (accountId, region) => `torchserve-deploy-${accountId}-${region}`;
/** Makes the id of a release from the run that begins it. `suffix` holds letters and digits only. */
const releaseIdOf = ({ runId, attempt }, suffix) => `r${runId}-${attempt}-${suffix}`;
/** True if an attempt of run `runId` began the release, even if another run has taken it over since. */
const isBegunBy = ({ releaseId }, runId) => releaseId.startsWith(`r${runId}-`);


/***/ }),

/***/ 4935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ claim),
/* harmony export */   NP: () => (/* binding */ isReturn),
/* harmony export */   ck: () => (/* binding */ isLed),
/* harmony export */   iO: () => (/* binding */ stuckRelease),
/* harmony export */   uj: () => (/* binding */ otherRelease)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _problems_kinds_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2659);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9510);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6599);




/**
 * Decides what a run may do with the stored record. Throws Refusal while its owner may be alive, and while the release
 * is stuck unless a person has looked. `now` is in ms since the epoch.
 */
function claim(stored, claimant, now) {
    if (stored?.phase === 'stuck') {
        if (claimant.acceptObserved)
            return 'accept';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([stuckRelease(stored)]);
    }
    if (stored === null || _record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(stored.phase))
        return 'free';
    const { runId, attempt } = claimant.owner;
    const resumable = isOwnRelease(stored, runId) && stored.manifest === claimant.manifest;
    // An earlier attempt of this run may still be working, although GitHub has given it up.
    if (isLed(stored, now) && !(resumable && stored.owner.attempt === attempt))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_([otherRelease(stored)]);
    if (resumable)
        return 'resume';
    return isReturn(stored) ? 'finish' : 'revert';
}
/**
 * Time in ms after the end of a lease until another run may take the record over. It covers the difference between two
 * runners' clocks and a call that is still under way.
 */
const TAKEOVER_WAIT_MS = 15_000;
/** True if this run began the release and leads it. A release that it only took over is ended, not continued. */
const isOwnRelease = (stored, runId) => stored.owner.runId === runId && (0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .isBegunBy */ .R1)(stored, runId) && stored.kind !== 'destroy' && !isReturn(stored);
/** True for a rollback to the fleet of an earlier release. If its run is lost, it is completed, not reverted. */
const isReturn = ({ kind, candidate, releaseId }) => kind === 'release' && candidate.releaseId !== releaseId;
/** True if the owner of the release may still be at work. */
const isLed = (stored, now) => !_record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(stored.phase) && stored.leaseUntil + TAKEOVER_WAIT_MS > now;
/** A stuck release needs a person before any run may act. */
const stuckRelease = (stored) => ({
    code: 'TSD4502',
    subject: stored.releaseId,
    message: `the last release of ${stored.service}/${stored.environment} is stuck: ${stored.cause?.message ?? 'no cause recorded'}`,
    remedy: `Read the run's report (${stored.owner.url}) and correct the cause. Then run rollback or deploy with accept-observed: true.`,
});
/** Another run leads a release of this service and environment. */
const otherRelease = (stored) => ({
    code: _problems_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .LED_ELSEWHERE */ .zX,
    subject: stored.releaseId,
    message: `another run is releasing ${stored.service}/${stored.environment}: ${stored.owner.url}`,
    remedy: 'Wait for it, or stop it with the rollback verb, which moves traffic back within seconds.',
});


/***/ }),

/***/ 7242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ canonical),
/* harmony export */   OS: () => (/* binding */ capacityManifest),
/* harmony export */   Xo: () => (/* binding */ releaseManifest)
/* harmony export */ });
/* harmony import */ var _text_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7981);

/**
 * Digest (hex) of everything that a release pins. Two releases with the same manifest run the same thing, so the second
 * one changes nothing. Capacity (sizes, scaling, tags) is left out, because a live fleet takes it in place.
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
/** Digest (hex) of what a live fleet takes in place: sizes, scaling and tags. */
const capacityManifest = ({ minSize, maxSize, scaling, tags }, sha256) => sha256(canonical({ minSize, maxSize, scaling, tags }));
/** Writes JSON with the keys of every object sorted, so that equal values have equal texts. */
const canonical = (value) => JSON.stringify(value, (_key, part) => ((0,_text_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isFields */ .C)(part) ? sortedByKey(part) : part));
const sortedByKey = (mapping) => Object.fromEntries(Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1)));


/***/ }),

/***/ 4940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ stableOf),
/* harmony export */   et: () => (/* binding */ plan),
/* harmony export */   jf: () => (/* binding */ weightsMovedByHand)
/* harmony export */ });
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(1943);
/* harmony import */ var _problems_causes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5398);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8019);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3828);
/* harmony import */ var _loop_health_floor_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7881);
/* harmony import */ var _loop_phase_times_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1778);
/* harmony import */ var _problems_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(727);
/* harmony import */ var _stack_state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6487);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(138);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5746);










/**
 * Decides what work a proposal needs, from the last record and a first observation. Throws Refusal when no work is safe.
 */
function plan(proposal, stored, seen, start) {
    refuseForeignStacks(proposal, seen);
    const live = (0,_weights_js__WEBPACK_IMPORTED_MODULE_5__/* .serving */ .fO)(seen.rule?.weights);
    if (live === 'split')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_problems_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .splitTraffic */ ._I(seen)]);
    refuseMovedWeights(proposal, stored, seen);
    const situation = { stored, seen, live };
    const first = firstRecord(proposal, situation, start);
    if (live === null || !sameFleet(proposal, seen, live)) {
        refuseFiringAlarms(seen);
        refuseShortCredentials(proposal, seen, start.now);
        return { kind: 'release', record: first, reason: releaseReason(seen, first, live) };
    }
    return sameCapacity(proposal, seen, live)
        ? { kind: 'none', colour: live, reason: `${live} already serves exactly this` }
        : {
            kind: 'capacity',
            record: capacityRecord(first, proposal, { ...situation, live }),
            reason: `${live} already serves this release; only its capacity changes, in place`,
        };
}
function releaseReason({ fleets }, { candidate }, live) {
    if (live === null)
        return 'this is the first release: nothing serves yet';
    const { releaseId, stack } = fleets[candidate.colour];
    const parked = (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t2)(stack) ? `; the old fleet of ${releaseId} in that slot is removed first` : '';
    return `${live} serves; the new fleet is ${candidate.colour}${parked}`;
}
/**
 * Refuses when a stack belongs to another service or environment. `a-b` in `c` and `a` in `b-c` have the same stack
 * names, so only the tags tell them apart.
 */
function refuseForeignStacks(proposal, seen) {
    const { service, environment } = proposal;
    const stacks = [seen.edge, ..._colour_js__WEBPACK_IMPORTED_MODULE_6__/* .COLOURS */ .O5.map((colour) => seen.fleets[colour].stack)];
    const foreign = stacks.find((stack) => (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_3__/* .exists */ .t2)(stack) && (stack.tags[_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .TAGS */ .gp.service] !== service || stack.tags[_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .TAGS */ .gp.environment] !== environment));
    if (foreign !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_problems_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .namesCollide */ .L_(proposal, foreign)]);
}
/** Refuses when somebody moved traffic since the last release: they may have had a reason. The user can accept it. */
function refuseMovedWeights({ policy, acceptObserved }, stored, seen) {
    if (stored !== null && weightsMovedByHand(stored, seen) && !policy.adoptDrift && !acceptObserved)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_problems_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .movedByHand */ .iO(stored, seen)]);
}
/** True if the weights differ from those that the last release ended with. */
function weightsMovedByHand({ kind, phase, weights }, { rule }) {
    const ended = (phase === 'promoted' || phase === 'rolled_back') && kind !== 'destroy';
    const nothing = rule === null && (0,_weights_js__WEBPACK_IMPORTED_MODULE_5__/* .sameWeights */ .ML)(weights, _weights_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_TRAFFIC */ .qE);
    return ended && !nothing && !(0,_weights_js__WEBPACK_IMPORTED_MODULE_5__/* .sameWeights */ .ML)(rule?.weights, weights);
}
/** Refuses when a named alarm fires, is missing or cannot be read. One without data is allowed: it may get some later. */
function refuseFiringAlarms({ alarms }) {
    const problems = alarms.flatMap(({ name, state, reason }) => {
        if (state === 'missing')
            return [(0,_problems_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .alarmMissing */ .it)(name)];
        if (state === 'unreadable')
            return [(0,_problems_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .alarmUnreadable */ .FY)(name, reason)];
        return state === 'ALARM' ? [_problems_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .alarmFiring */ .Ry(name, reason)] : [];
    });
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(problems);
}
/** True if the live fleet has the proposed manifest and can carry the traffic, so that no new fleet is needed. */
const sameFleet = (proposal, seen, live) => seen.fleets[live].manifest === proposal.manifest &&
    (0,_loop_health_floor_js__WEBPACK_IMPORTED_MODULE_7__/* .floor */ .R)(seen.fleets[live], seen.targets[live], proposal.policy).holds;
const sameCapacity = (proposal, seen, live) => seen.edge.tags[_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .TAGS */ .gp.manifest] === proposal.edgeManifest &&
    seen.fleets[live].capacity === proposal.capacityManifest;
/** Refuses when the credentials expire before even the shortest release ends. Later the refusal would cost a fleet. */
function refuseShortCredentials({ policy }, { credentialsUntil }, now) {
    if (credentialsUntil !== null && credentialsUntil - now < (0,_loop_phase_times_js__WEBPACK_IMPORTED_MODULE_8__/* .shortestMs */ .DK)(policy) + _loop_phase_times_js__WEBPACK_IMPORTED_MODULE_8__/* .ACCEPTANCE_MS */ .xL)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_([_problems_plan_refusals_js__WEBPACK_IMPORTED_MODULE_2__/* .credentialsEndBeforeRelease */ .wq(credentialsUntil - now)]);
}
function firstRecord(proposal, { stored, seen, live }, start) {
    const { minSize, maxSize, edgeManifest, capacityManifest, policy, previous, ...rest } = proposal;
    const { acceptObserved: _accepted, ...pinned } = rest;
    const colour = live === null ? 'blue' : (0,_colour_js__WEBPACK_IMPORTED_MODULE_6__/* .other */ .F)(live);
    const weights = live === null ? _weights_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_TRAFFIC */ .qE : (0,_weights_js__WEBPACK_IMPORTED_MODULE_5__/* .split */ .lD)(live, 100);
    return {
        schemaVersion: 2,
        kind: 'release',
        ...pinned,
        ...(0,_start_js__WEBPACK_IMPORTED_MODULE_9__/* .initialFields */ .M)(start),
        previous: previous ?? (live === null ? null : seen.fleets[live].releaseId),
        candidate: { colour, minSize, maxSize, releaseId: start.releaseId, parked: false },
        stable: live === null ? null : stableOf(seen, live, stored),
        phase: 'provisioning',
        step: 0,
        weights,
        edge: { manifest: edgeManifest, asked: false },
        capacity: { manifest: capacityManifest, asked: false },
        deadlineAt: start.now + policy.provisioningMs,
        // A first release has no other fleet: a share of traffic for the empty slot would be refused requests.
        policy: live === null ? { ...policy, steps: [{ weight: 100, quietMs: 0 }] } : policy,
        evidence: { golden: 0, requests: 0 },
    };
}
/**
 * Describes the live fleet as the stable side of a new record. A stuck release may have left its pin on the fleet; its
 * record then has the fleet's own minimum.
 */
function stableOf(seen, live, stored) {
    const { desired, minSize, releaseId } = seen.fleets[live];
    const sides = stored?.phase === 'stuck' ? [stored.candidate, stored.stable] : [];
    const own = sides.find((side) => side?.releaseId === releaseId)?.minSize;
    return { colour: live, desired, minSize: own ?? minSize, releaseId };
}
/** Makes the record of a change of capacity: the live fleet is the candidate, and there is no stable side. */
const capacityRecord = (first, { minSize, maxSize }, { stored, seen, live }) => ({
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

/***/ 1943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ initialFields)
/* harmony export */ });
/** The fields of a new record that are the same for every kind of work: nothing is observed, approved or ended yet. */
const initialFields = ({ releaseId, owner, now, leaseMs }) => ({
    releaseId,
    owner,
    enteredAt: now,
    startedAt: now,
    leaseUntil: now + leaseMs,
    previousWeights: null,
    readBackAt: null,
    foreignSightings: 0,
    approvedStep: null,
    repeats: 0,
    parked: null,
    passes: 0,
    cancelRequested: false,
    cause: null,
    history: [],
});


/***/ }),

/***/ 4355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ tidying),
/* harmony export */   SV: () => (/* binding */ resumedRollback),
/* harmony export */   sZ: () => (/* binding */ destroyRecord)
/* harmony export */ });
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1943);
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8019);
/* harmony import */ var _stack_state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6487);
/* harmony import */ var _loop_phase_times_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1778);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4940);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5746);






/** The records of upkeep: removing leftovers, destroying, and resuming a rollback. They begin in the middle of the state machine, because only its last phases are needed. */
/**
 * Makes a record that removes a leftover fleet: one without weight that is not parked. Returns null when there is none,
 * and when a person is needed first: the release is stuck, traffic is split, or somebody moved the weights and may want
 * to return to the fleet without weight.
 */
function tidying(stored, seen, start) {
    const live = (0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .serving */ .fO)(seen.rule?.weights);
    const leftover = _colour_js__WEBPACK_IMPORTED_MODULE_3__/* .COLOURS */ .O5.find((colour) => colour !== live && (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_0__/* .exists */ .t2)(seen.fleets[colour].stack));
    const { parked } = stored;
    const isParked = parked !== null && parked.colour === leftover && parked.until > start.now;
    if (leftover === undefined || live === 'split' || isParked || stored.phase === 'stuck')
        return null;
    if ((0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .weightsMovedByHand */ .jf)(stored, seen))
        return null;
    const weights = live === null ? _weights_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_TRAFFIC */ .qE : (0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .split */ .lD)(live, 100);
    return {
        ...withInitialFields(stored, start),
        kind: 'release',
        phase: 'retiring',
        candidate: unchangedFleet(seen, (0,_colour_js__WEBPACK_IMPORTED_MODULE_3__/* .other */ .F)(leftover)),
        stable: null,
        weights,
        policy: { ...stored.policy, keepPreviousMs: 0 },
    };
}
/** Describes the fleet of a slot as a candidate with its present sizes, so that nothing about it changes. */
const unchangedFleet = (seen, colour) => {
    const { minSize, maxSize, releaseId } = seen.fleets[colour];
    return { colour, minSize, maxSize, releaseId: releaseId ?? '', parked: false };
};
/** Makes a record that removes everything of its service and environment. */
const destroyRecord = (stored, start) => ({
    ...withInitialFields(stored, start),
    kind: 'destroy',
    phase: 'retiring',
    weights: _weights_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_TRAFFIC */ .qE,
    deadlineAt: start.now + _loop_phase_times_js__WEBPACK_IMPORTED_MODULE_4__/* .DESTROY_MS */ .gw,
});
/** Makes a record that repeats the rollback of a stuck release, once a person has looked at it. */
const resumedRollback = (stored, start) => ({
    ...withInitialFields(stored, { ...start, releaseId: stored.releaseId }),
    phase: 'rolling_back',
    weights: stored.stable === null ? _weights_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_TRAFFIC */ .qE : (0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .split */ .lD)(stored.stable.colour, 100),
    deadlineAt: start.now + stored.policy.rollingBackMs,
    cause: stored.cause,
    startedAt: stored.startedAt,
    history: stored.history,
});
/** The stored record with the fields of a new one. */
const withInitialFields = (stored, start) => ({
    ...stored,
    ...(0,_start_js__WEBPACK_IMPORTED_MODULE_5__/* .initialFields */ .M)(start),
    deadlineAt: start.now + _loop_phase_times_js__WEBPACK_IMPORTED_MODULE_4__/* .ACCEPTANCE_MS */ .xL,
});


/***/ }),

/***/ 5398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ stackBlocked),
/* harmony export */   AN: () => (/* binding */ weightsDrifted),
/* harmony export */   FY: () => (/* binding */ alarmUnreadable),
/* harmony export */   Hx: () => (/* binding */ deadlinePassed),
/* harmony export */   Jz: () => (/* binding */ instanceFailed),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   Qy: () => (/* binding */ alarmFired),
/* harmony export */   Ve: () => (/* binding */ cannotLaunch),
/* harmony export */   c5: () => (/* binding */ floorBroken),
/* harmony export */   gG: () => (/* binding */ heldTooLong),
/* harmony export */   i0: () => (/* binding */ instanceDegraded),
/* harmony export */   it: () => (/* binding */ alarmMissing),
/* harmony export */   r4: () => (/* binding */ credentialsEndBeforeShift),
/* harmony export */   tX: () => (/* binding */ wrongModel),
/* harmony export */   w0: () => (/* binding */ stackFailed),
/* harmony export */   zu: () => (/* binding */ rollbackAsked)
/* harmony export */ });
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2659);

/** The problems that can end a release. They stand in one file so that each code has one meaning. */
const stackFailed = (stack, cause) => ({
    code: 'TSD4101',
    subject: stack,
    message: cause,
    remedy: 'Correct the cause, then run again. The run creates a stack anew after a failed creation, and updates it again after a failed update.',
});
const stackBlocked = (stack, status, cause) => ({
    code: 'TSD4102',
    subject: stack,
    message: `the stack is in ${status}${cause === null ? '' : `: ${cause}`}`,
    remedy: 'A person has to bring the stack out of this status: the action skips no resource and deletes none by force.',
});
const cannotLaunch = (fleet, message) => ({
    code: 'TSD4103',
    subject: fleet,
    message,
    remedy: 'Auto Scaling cannot recover from this by itself. Change the image, the instance type, the subnets or the quota.',
});
const instanceFailed = (report) => ({
    code: report.step === 'golden' ? 'TSD4202' : 'TSD4201',
    subject: report.instanceId,
    message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
    remedy: report.step === 'golden'
        ? 'The model answers, but not as the golden set expects. Correct the model or the golden set.'
        : 'Read the last log lines below. The whole log is in the log group of this service and environment.',
    detail: report.log,
});
const instanceDegraded = (report) => ({
    code: 'TSD4301',
    subject: report.instanceId,
    message: `${report.step}: ${report.reason ?? 'the instance gave no reason'}`,
    remedy: 'The candidate failed under real traffic. Correct the model, then release again.',
    detail: report.log,
});
const wrongModel = (report, expected) => ({
    code: 'TSD4203',
    subject: report.instanceId,
    message: `serves ${report.model?.name ?? 'no model'} ${report.model?.version ?? ''}, not ${expected}`.trim(),
    remedy: 'The archive and its manifest disagree. Build the archive again.',
});
const alarmFired = (alarm, reason) => ({
    code: 'TSD4302',
    subject: alarm,
    message: reason === '' ? 'the alarm is in ALARM' : reason,
    remedy: 'Look at the metric of the alarm during the shift, correct the cause and release again.',
});
const alarmMissing = (alarm) => ({
    code: 'TSD4303',
    subject: alarm,
    message: 'no alarm has this name',
    remedy: 'Correct the name in the input alarms, or create the alarm in this region.',
});
const floorBroken = (fleet, reason) => ({
    code: 'TSD4304',
    subject: fleet,
    message: reason,
    remedy: 'Too few of the candidate’s targets are healthy to carry traffic. The load balancer gives the reasons above; correct them and release again.',
});
/** Phases whose time an input sets, as `deadline-PHASE`. */
const DEADLINE_INPUTS = new Set(['provisioning', 'verifying', 'rolling_back']);
const deadlinePassed = (phase, reason) => ({
    code: 'TSD4104',
    subject: phase,
    message: `the deadline passed: ${reason}`,
    remedy: DEADLINE_INPUTS.has(phase)
        ? `Find out why this took so long. If the time was too short, raise deadline-${phase.replace('_', '-')}.`
        : 'Find out why this took so long. No input sets the deadline of this phase.',
});
const heldTooLong = (weight) => ({
    code: 'TSD4105',
    subject: 'hold',
    message: `nobody approved the release while it held at ${weight} %`,
    remedy: 'Run it again and approve it with the continue verb, or raise deadline-hold to give approvers more time.',
});
const credentialsEndBeforeShift = (leftMs, neededMs) => ({
    code: 'TSD4106',
    subject: 'credentials',
    message: `the job's credentials expire in ${minutes(leftMs)}; shift, bake and a rollback take up to ${minutes(neededMs)}`,
    remedy: 'Set role-to-assume, so that the action renews the credentials, or give the job a longer session.',
});
const weightsDrifted = (rule, wanted, found) => ({
    code: 'TSD4305',
    subject: rule,
    message: `somebody changed the weights by hand: the release set ${wanted}, the rule has ${found}`,
    remedy: 'Find out who changed them and why. Then run rollback or deploy with accept-observed: true. With adopt-drift: true a release goes on without asking.',
});
const alarmUnreadable = (alarm, why) => ({
    code: 'TSD4306',
    subject: alarm,
    message: `the alarm cannot be read: ${why}`,
    remedy: 'The release stops because an unreadable alarm may be firing. Release again when CloudWatch answers and the role may read alarms.',
});
const rollbackAsked = (actor, runUrl) => ({
    code: 'TSD4404',
    subject: 'release',
    message: `${actor} asked for a rollback (${runUrl})`,
    remedy: 'Traffic is back on the stable fleet. Release again once the reason is corrected.',
});
const cancelled = {
    code: _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .CANCELLED */ .gD,
    subject: 'release',
    message: 'the release was cancelled',
    remedy: 'Traffic is back on the stable fleet, and nothing is left half done. Run it again when you want the release.',
};
const minutes = (ms) => `${Math.max(0, Math.round(ms / 60_000))} min`;


/***/ }),

/***/ 7376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ takenOver),
/* harmony export */   Tb: () => (/* binding */ leftoverNotFinished),
/* harmony export */   VM: () => (/* binding */ interrupted),
/* harmony export */   e: () => (/* binding */ trafficNotBack),
/* harmony export */   pv: () => (/* binding */ workNotFinished)
/* harmony export */ });
/** The problems of a run that was stopped from outside before its work was done. */
/** Ends the main step of a release that was stopped. */
const interrupted = {
    code: 'TSD4402',
    subject: 'release',
    message: 'the run was stopped before the release had ended',
    remedy: 'The clean-up step moves traffic back to the stable fleet. Run it again when you want the release.',
};
/** Ends the post step when it was stopped too early. */
const trafficNotBack = {
    code: 'TSD4403',
    subject: 'release',
    message: 'traffic could not be moved back before this step was stopped',
    remedy: 'Run the workflow again. Any run of this service and environment moves traffic back first.',
};
/** Ends a verb without a release that was stopped, e.g. `sweep`. */
const workNotFinished = (verb) => ({
    code: 'TSD4405',
    subject: verb,
    message: 'the run was stopped before its work was done',
    remedy: 'Run it again. It goes on where this run ended.',
});
/** Ends a run that was stopped while it finished the release of an earlier run. */
const leftoverNotFinished = (releaseId) => ({
    code: 'TSD4406',
    subject: releaseId,
    message: 'the run was stopped while it finished a release that an earlier run had left',
    remedy: 'Run it again. Any run of this service and environment finishes that release first.',
});
/** Ends a run whose lease expired and whose release another run took over. */
const takenOver = {
    code: 'TSD4505',
    subject: 'release',
    message: 'another run took this release over, because this run did not renew its lease in time',
    remedy: 'Look at the run that the release record names. It finishes the release or rolls it back.',
};


/***/ }),

/***/ 2659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ isAwsSilent),
/* harmony export */   Mi: () => (/* binding */ OUTSIDE_WORKSPACE),
/* harmony export */   gD: () => (/* binding */ CANCELLED),
/* harmony export */   gk: () => (/* binding */ isLedElsewhere),
/* harmony export */   iB: () => (/* binding */ isCancellation),
/* harmony export */   w: () => (/* binding */ AWS_SILENT),
/* harmony export */   zX: () => (/* binding */ LED_ELSEWHERE)
/* harmony export */ });
/**
 * Problem codes that several files share: code decides upon them (nothing else compares the text of a code), or two
 * rooms raise the same problem.
 */
/** AWS gave no usable answer for some time. Made by src/aws/vendor-error.ts. */
const AWS_SILENT = 'TSD3003';
/** Another run leads the release. Made by core/plan/claim.ts. */
const LED_ELSEWHERE = 'TSD4503';
/** The release was cancelled, rather than failed. Made by core/problems/causes.ts. */
const CANCELLED = 'TSD4401';
/** A path does not name a file of the workspace. Made by core/inputs/definitions/release.ts and src/files. */
const OUTSIDE_WORKSPACE = 'TSD1401';
const isAwsSilent = ({ code }) => code === AWS_SILENT;
const isLedElsewhere = ({ code }) => code === LED_ELSEWHERE;
const isCancellation = ({ code }) => code === CANCELLED;


/***/ }),

/***/ 727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L_: () => (/* binding */ namesCollide),
/* harmony export */   Ry: () => (/* binding */ alarmFiring),
/* harmony export */   _I: () => (/* binding */ splitTraffic),
/* harmony export */   iO: () => (/* binding */ movedByHand),
/* harmony export */   wq: () => (/* binding */ credentialsEndBeforeRelease)
/* harmony export */ });
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(138);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5746);


/** The reasons why `plan` refuses a request. */
const splitTraffic = (seen) => ({
    code: 'TSD4501',
    subject: seen.edge.name,
    message: `traffic is split (${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .formatWeights */ .V7)(seen.rule?.weights ?? _weights_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_TRAFFIC */ .qE)}), but no release is running`,
    remedy: 'Decide which slot should serve, give it the whole weight on the listener rule, and run again.',
});
const namesCollide = ({ service, environment }, stack) => ({
    code: 'TSD4504',
    subject: stack.name,
    message: `the stack belongs to ${stack.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAGS */ .gp.service] ?? 'something else'} in ${stack.tags[_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAGS */ .gp.environment] ?? 'no environment'}, not to ${service} in ${environment}`,
    remedy: 'Choose another `service` or `environment`, so that the stack names differ.',
});
const movedByHand = (last, { rule, edge }) => ({
    code: 'TSD4506',
    subject: rule?.arn ?? edge.name,
    message: `somebody changed the weights by hand: release ${last.releaseId} left ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .formatWeights */ .V7)(last.weights)}, but ${rule === null ? 'the rule is gone' : `the rule has ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .formatWeights */ .V7)(rule.weights)}`}`,
    remedy: 'Find out who changed them and why. With accept-observed: true (or adopt-drift: true) the run starts from the present weights.',
});
const credentialsEndBeforeRelease = (leftMs) => ({
    code: 'TSD4507',
    subject: 'credentials',
    message: `the job's credentials expire in ${Math.max(0, Math.round(leftMs / 60_000))} min, before this release could end`,
    remedy: 'Set role-to-assume, so that the action renews the credentials, or give the job a longer session.',
});
const alarmFiring = (alarm, reason) => ({
    code: 'TSD4508',
    subject: alarm,
    message: `the alarm fires before the release has begun${reason === '' ? '' : `: ${reason}`}`,
    remedy: 'Correct what the alarm reports first. While it fires, nobody can see whether the release does harm.',
});


/***/ }),

/***/ 5802:
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
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5746);

/** The reasons why `rollback` and `continue` refuse. `status` and `destroy` use the first one too. */
const NEVER_RELEASED = 'there was never a release of this service and environment';
const nameOf = ({ service, environment }) => `${service}/${environment}`;
const neverReleased = (named) => ({
    code: 'TSD4601',
    subject: nameOf(named),
    message: NEVER_RELEASED,
    remedy: 'Check service, environment, region and state-bucket.',
});
const nothingServes = (named, { rule }) => ({
    code: 'TSD4602',
    subject: nameOf(named),
    message: `no slot serves alone (${(0,_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .formatWeights */ .V7)(rule?.weights ?? _weights_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_TRAFFIC */ .qE)})`,
    remedy: 'Give one slot the whole weight on the listener rule, or release with deploy.',
});
const noEarlier = (named, release) => ({
    code: 'TSD4603',
    subject: nameOf(named),
    message: `no release before ${release ?? 'the one that serves'} is on record`,
    remedy: 'Use deploy to release the archive that should serve.',
});
const requestGone = (named, target) => ({
    code: 'TSD4604',
    subject: nameOf(named),
    message: `the inputs of release ${target.releaseId} are not kept any more, so it cannot be made again`,
    remedy: `Use deploy to release its archive: ${target.artifact.uri}.`,
});
const artifactChanged = ({ artifact }, found) => ({
    code: 'TSD4605',
    subject: artifact.uri,
    message: `the archive has changed since its release: its sha256 is now ${found.slice(0, 12)}, it was ${artifact.sha256.slice(0, 12)}`,
    remedy: 'Use deploy to release the archive that should serve. Versioning on the bucket of the archives prevents this.',
});
const nothingHolds = (named, stored) => ({
    code: 'TSD4606',
    subject: nameOf(named),
    message: stored === null
        ? NEVER_RELEASED
        : `release ${stored.releaseId} waits for no approval (it is in ${stored.phase})`,
    remedy: 'Only a step with `hold` waits for the continue verb, e.g. in the strategy `canary 10% hold`.',
});
const ownerLost = (stored) => ({
    code: 'TSD4607',
    subject: stored.releaseId,
    message: `the run that led the release no longer answers: ${stored.owner.url}`,
    remedy: 'Run rollback or deploy. Either moves traffic back first.',
});


/***/ }),

/***/ 9510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ TERMINAL)
/* harmony export */ });
/** Phases in which a release has ended. */
const TERMINAL = new Set(['promoted', 'rolled_back', 'stuck']);


/***/ }),

/***/ 6487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   KQ: () => (/* binding */ cannotBeDeleted),
/* harmony export */   M2: () => (/* binding */ cannotRecover),
/* harmony export */   Tj: () => (/* binding */ mustBeRemade),
/* harmony export */   UU: () => (/* binding */ isAtRest),
/* harmony export */   W9: () => (/* binding */ canDelete),
/* harmony export */   hV: () => (/* binding */ canRecover),
/* harmony export */   lT: () => (/* binding */ isBlocked),
/* harmony export */   rU: () => (/* binding */ isMoving),
/* harmony export */   t2: () => (/* binding */ exists)
/* harmony export */ });
/* unused harmony export RETRIES */
const TRAITS = {
    absent: { deletion: 'none', change: 'allowed' },
    busy: { deletion: 'wait', change: 'wait' },
    settled: { deletion: 'allowed', change: 'allowed' },
    dead: { deletion: 'allowed', change: 'remake' },
    undeleted: { deletion: 'retry', change: 'refused' },
    recoverable: { deletion: 'everything', change: 'retry' },
    blocked: { deletion: 'refused', change: 'refused' },
    deleting: { deletion: 'accepted', change: 'wait' },
    unknown: { deletion: 'refused', change: 'refused' },
};
/** How often a failed deletion or recovery is retried before a person is needed. */
const RETRIES = 2;
/** True if CloudFormation has the stack, in whatever state. */
const exists = ({ state }) => state !== 'absent';
/** True if no operation runs and a change is allowed. An absent stack counts: it can be created. */
const isAtRest = ({ state }) => TRAITS[state].change === 'allowed';
/** True if the stack exists and its last operation ended in a usable state. */
const isSettled = (stack) => exists(stack) && isAtRest(stack);
/** True while CloudFormation works on the stack. New events can be expected. */
const isMoving = ({ state }) => TRAITS[state].change === 'wait';
/** True if a deletion may be sent now. Only `destroy` may delete a half updated stack. Nothing is deleted by force. */
function canDelete({ kind, repeats }, { state }) {
    const { deletion } = TRAITS[state];
    if (deletion === 'retry')
        return repeats < RETRIES;
    return deletion === 'allowed' || (deletion === 'everything' && kind === 'destroy');
}
/** True if only a person can get the stack deleted: no deletion is possible now or later, and none is under way. */
const cannotBeDeleted = (attempts, stack) => !canDelete(attempts, stack) && !['none', 'wait', 'accepted'].includes(TRAITS[stack.state].deletion);
/** True if CloudFormation may be asked now to roll back a failed update. */
const canRecover = ({ repeats }, { state }) => TRAITS[state].change === 'retry' && repeats < RETRIES;
/** True if neither a change nor a recovery can make the stack usable any more. */
const cannotRecover = (attempts, { state }) => TRAITS[state].change === 'refused' || (TRAITS[state].change === 'retry' && attempts.repeats >= RETRIES);
/** True if the stack needs a recovery or a person before it can be changed. */
const isBlocked = ({ state }) => TRAITS[state].change === 'refused' || TRAITS[state].change === 'retry';
/** True if the creation of the stack failed. It must be deleted before it can be created again. */
const mustBeRemade = ({ state }) => TRAITS[state].change === 'remake';


/***/ }),

/***/ 138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wb: () => (/* binding */ ownTags),
/* harmony export */   gp: () => (/* binding */ TAGS),
/* harmony export */   vJ: () => (/* binding */ commonTags)
/* harmony export */ });
/** The tags that the action gives its resources, and by which it recognises them. */
/** Prefix of the action's own tag keys. The input `tags` refuses keys that begin with it. */
const TAG_PREFIX = 'torchserve-deploy:';
/** Keys of the tags by which the action recognises its stacks. The production rule has some of them too. */
const TAGS = {
    service: 'torchserve-deploy:service',
    environment: 'torchserve-deploy:environment',
    /** Id of the release that made the fleet. */
    release: 'torchserve-deploy:release',
    /** Digest of everything that the stack was made from. */
    manifest: 'torchserve-deploy:manifest',
    /** Digest of the fleet's sizes, scaling and tags. */
    capacity: 'torchserve-deploy:capacity',
    colour: 'torchserve-deploy:colour',
};
/** Picks the action's own tags out of the tags of a stack. */
const ownTags = (tags) => Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith(TAG_PREFIX)));
/** Makes the tags that every resource of a service and environment gets: the user's, and the two that name it. */
const commonTags = (named) => ({
    ...named.tags,
    [TAGS.service]: named.service,
    [TAGS.environment]: named.environment,
});


/***/ }),

/***/ 7981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ isFields),
/* harmony export */   U: () => (/* binding */ parsedJson)
/* harmony export */ });
/** Reads JSON whose shape is not known yet, without throwing. */
/** Parses JSON. Returns null for invalid JSON and for `null`: in both cases there is nothing to read. Never throws. */
function parsedJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** True for a JSON object; false for null, an array or a plain value. */
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ }),

/***/ 927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted),
/* harmony export */   V: () => (/* binding */ hasHidden)
/* harmony export */ });
/** Quotes untrusted text, so that no character of it stays hidden or reorders the rest. */
/**
 * Characters that can hide or reorder text: C0 and C1 controls, zero-width and invisible format characters, direction
 * overrides (bidi), line separators, lone surrogates and non-characters. No honest identifier, path or address has them.
 */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\p{Cs}\u{e0000}-\u{e0fff}]/u;
const EACH_HIDDEN = new RegExp(HIDDEN.source, 'gu');
/** True if a person would miss a part of the text, or see it in another order. */
const hasHidden = (text) => HIDDEN.test(text);
/** Quotes an untrusted text for a message. Hidden characters become `\u{…}`; at most `most` characters are kept. */
const quoted = (text, most = 60) => {
    const characters = Array.from(text.slice(0, 4 * most));
    const head = characters.slice(0, most).join('');
    const visible = head.replace(EACH_HIDDEN, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
    return `"${visible}${characters.length > most ? '…' : ''}"`;
};


/***/ }),

/***/ 614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/** Replaces every secret of a known pattern in a text. */
const redact = (text) => SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), text);
/**
 * Patterns of secrets that no output may repeat, and what replaces each: AWS access key ids, and the parameters that
 * make a presigned URL work. AWS secret keys have no pattern; GitHub's masks hide those.
 */
const SECRETS = [
    [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '[access key]'],
    [
        /\b(X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature)=[^\s&"'<>]+/gi,
        '$1=[redacted]',
    ],
];


/***/ }),

/***/ 5746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ML: () => (/* binding */ sameWeights),
/* harmony export */   V7: () => (/* binding */ formatWeights),
/* harmony export */   fO: () => (/* binding */ serving),
/* harmony export */   lD: () => (/* binding */ split),
/* harmony export */   qE: () => (/* binding */ NO_TRAFFIC)
/* harmony export */ });
/* harmony import */ var _colour_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8019);

/** True if both give every slot the same weight; false when `a` is undefined. */
const sameWeights = (a, b) => a !== undefined && _colour_js__WEBPACK_IMPORTED_MODULE_0__/* .COLOURS */ .O5.every((colour) => a[colour] === b[colour]);
/** Gives `weight` per cent to `candidate` and the rest to the other slot. */
function split(candidate, weight) {
    const stable = (0,_colour_js__WEBPACK_IMPORTED_MODULE_0__/* .other */ .F)(candidate);
    return { [candidate]: weight, [stable]: 100 - weight };
}
/** The weights before any traffic. The rule still names both target groups, so that both are health-checked. */
const NO_TRAFFIC = { blue: 0, green: 0 };
/** The slot that serves, which is the one with weight: `split` when both have some, null when neither has. */
function serving(weights) {
    if (weights === undefined)
        return null;
    if (weights.blue > 0 && weights.green > 0)
        return 'split';
    if (weights.blue > 0)
        return 'blue';
    return weights.green > 0 ? 'green' : null;
}
/** Writes weights as `blue 90 %, green 10 %`. */
const formatWeights = (weights) => _colour_js__WEBPACK_IMPORTED_MODULE_0__/* .COLOURS */ .O5.map((colour) => `${colour} ${weights[colour]} %`).join(', ');


/***/ }),

/***/ 6671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ cleanUpStep)
/* harmony export */ });
/* harmony import */ var _app_bring_to_end_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9278);
/* harmony import */ var _app_run_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(7802);
/* harmony import */ var _core_inputs_deploy_request_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(866);
/* harmony import */ var _core_loop_decide_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6656);
/* harmony import */ var _core_problems_interruptions_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7376);
/* harmony import */ var _github_run_context_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5928);
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3581);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4030);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7395);
/* harmony import */ var _github_report_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9923);
/* harmony import */ var _release_facts_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5371);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4191);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(4610);













/**
 * The post step of `deploy` and `rollback`, which runs after every main step. If the main step was cut short, moves the
 * release's traffic back to stable; the inputs of `rollback` suffice for that. If the release has ended, does nothing.
 */
async function cleanUpStep(signal) {
    const saved = (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .savedState */ .fP)('release');
    if (saved === '')
        return [];
    const led = JSON.parse(saved);
    const values = await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .readRollback */ .XP)();
    const scope = (0,_app_run_js__WEBPACK_IMPORTED_MODULE_11__/* .scopeOf */ .Od)({ ...led, pollMs: values['poll-interval'] });
    const record = await (0,_step_js__WEBPACK_IMPORTED_MODULE_9__/* .logged */ .J)((tell) => (0,_app_bring_to_end_js__WEBPACK_IMPORTED_MODULE_0__/* .turnBack */ .z)({ ...(0,_wiring_js__WEBPACK_IMPORTED_MODULE_10__/* .connectedRun */ .Z)((0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .accessOf */ .YK)(values), tell, signal), scope }, led));
    if (record !== null)
        await report(record, values);
    return record !== null && (0,_core_loop_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .mayTurnBack */ .u)(record.phase) ? [_core_problems_interruptions_js__WEBPACK_IMPORTED_MODULE_2__/* .trafficNotBack */ .e] : [];
}
async function report(record, values) {
    const { token, comment } = (0,_core_inputs_deploy_request_js__WEBPACK_IMPORTED_MODULE_12__/* .reporting */ .vR)(values);
    const run = (0,_github_run_context_js__WEBPACK_IMPORTED_MODULE_3__/* .runContext */ .p)(process.env);
    const facts = (0,_release_facts_js__WEBPACK_IMPORTED_MODULE_8__/* .releaseFacts */ .t)(record, null, run);
    const saved = (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .savedState */ .fP)('deployment');
    const deployment = saved === '' ? null : Number(saved);
    await (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .writeSummary */ .Sy)((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .summary */ .z)(record, facts));
    await (0,_github_report_js__WEBPACK_IMPORTED_MODULE_7__/* .reportOnGitHub */ .d)((0,_github_report_js__WEBPACK_IMPORTED_MODULE_7__/* .gitHubReporter */ .H)(token, run), comment, { record, facts, deployment });
}


/***/ }),

/***/ 2154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (/* binding */ continueStep)
});

// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/core/plan/claim.js
var claim = __nccwpck_require__(4935);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/problems/rollback-refusals.js
var rollback_refusals = __nccwpck_require__(5802);
// EXTERNAL MODULE: ./lib/app/ask.js
var ask = __nccwpck_require__(8510);
;// CONCATENATED MODULE: ./lib/app/verbs/continue.js




/**
 * Approves the step at which a release holds, and resolves with the record once the leading run has noticed. Throws
 * Refusal when no release holds, Failure when the leading run is lost.
 */
async function approveStep(run, actor) {
    const { cloud, clock, scope } = run;
    const stored = await cloud.records.load(scope.service, scope.environment);
    const record = stored?.record ?? null;
    if (record === null || !holds(record) || !(0,claim/* isLed */.ck)(record, clock.now()))
        throw new errors/* Refusal */.P_([(0,rollback_refusals/* nothingHolds */.MV)(scope, record)]);
    const { step } = record;
    const wish = { kind: 'continue', step, actor };
    const moved = (seen) => seen.releaseId !== record.releaseId || !holds(seen) || seen.step !== step;
    const after = await (0,ask/* ask */.k)(run, record, wish, moved);
    if (after === null)
        throw new errors/* Failure */.HR((0,rollback_refusals/* ownerLost */.Y2)(record));
    return after;
}
const holds = ({ phase, policy, step, approvedStep }) => phase === 'shifting' && policy.steps[step]?.hold === true && approvedStep !== step;

// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
// EXTERNAL MODULE: ./lib/files/read-inputs.js
var read_inputs = __nccwpck_require__(2969);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
;// CONCATENATED MODULE: ./lib/report/continue.js

/** The job summary of `continue`. */
const continueSummary = (record) => {
    const step = record.approvedStep === null ? undefined : record.policy.steps[record.approvedStep];
    const from = step === undefined ? '' : ` past ${step.weight} %`;
    return `### ${record.service} in ${record.environment}: ✅ goes on${from}\n\nRelease ${(0,foreign_text/* inMarkdown */.Hi)(record.releaseId, 100)} continues in its own run: ${(0,foreign_text/* address */.hl)(record.owner.url)}\n`;
};
/** The approved step, counted from 1; null: the release was turned back, or another one began, before the approval. */
const approvedStep = (held) => held.approvedStep === null ? null : held.approvedStep + 1;

// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
// EXTERNAL MODULE: ./lib/entry/inputs.js
var inputs = __nccwpck_require__(7395);
// EXTERNAL MODULE: ./lib/entry/step.js + 2 modules
var step = __nccwpck_require__(4191);
// EXTERNAL MODULE: ./lib/entry/wiring.js + 46 modules
var wiring = __nccwpck_require__(4610);
;// CONCATENATED MODULE: ./lib/entry/continue.js












/** The main step of `continue`. It ends without a problem once the release's own run has noticed the approval. */
const continueStep = (signal) => (0,step/* runStep */.e)({
    verb: 'continue',
    read: () => (0,read_inputs/* readInputs */.K)(verb_inputs/* CONTINUE_INPUTS */.KO, (0,inputs/* given */.gI)(verb_inputs/* CONTINUE_INPUTS */.KO)),
    title: names/* titleOf */.Gg,
    work: (values, tell) => {
        const scope = (0,app_run/* scopeOf */.Od)({ ...values, pollMs: values['poll-interval'] });
        const run = { ...(0,wiring/* connectedRun */.Z)((0,inputs/* accessOf */.YK)(values), tell, signal), scope };
        return approveStep(run, (0,run_context/* runContext */.p)(process.env).actor);
    },
    resultOf: async (record, values) => {
        const step = approvedStep(record);
        // The release was turned back, or another one began, before its run noticed the approval.
        const problems = step === null ? [record.cause ?? (0,rollback_refusals/* nothingHolds */.MV)(values, record)] : [];
        return {
            outputs: { 'release-id': record.releaseId, step: String(step ?? '') },
            summary: step === null
                ? (0,summary/* failureSummary */.jg)((0,names/* titleOf */.Gg)(values), problems, (0,run_context/* runContext */.p)(process.env).helpUrl)
                : continueSummary(record),
            problems,
        };
    },
});


/***/ }),

/***/ 6225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ deployStep)
});

// EXTERNAL MODULE: ./lib/app/begin.js + 1 modules
var begin = __nccwpck_require__(4047);
// EXTERNAL MODULE: ./lib/app/lead-release.js
var lead_release = __nccwpck_require__(3529);
// EXTERNAL MODULE: ./lib/app/prepare.js
var prepare = __nccwpck_require__(892);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
;// CONCATENATED MODULE: ./lib/app/verbs/deploy.js




/** Runs one release from request to end. Throws Refusal when nothing was changed, Failure when AWS does not go on. */
async function deploy(run, request) {
    const prepared = await (0,prepare/* prepare */.i)(run, request);
    const proposed = await (0,begin/* propose */.B)(run, prepared);
    const { held, how } = await (0,take_over/* takeOver */.w)(run, {
        manifest: proposed.proposal.manifest,
        acceptObserved: request.acceptObserved,
        verb: 'deploy',
    });
    if (how === 'resumed')
        return (0,lead_release/* leadRelease */._)(run, proposed.materials, held);
    const begun = await (0,begin/* begin */.q)(run, proposed, held);
    return begun.kind === 'begun'
        ? (0,lead_release/* leadRelease */._)(run, proposed.materials, begun.held)
        : { record: null, artifact: prepared.verified, seen: begun.seen, changed: false };
}

// EXTERNAL MODULE: ./lib/core/inputs/deploy-inputs.js + 16 modules
var deploy_inputs = __nccwpck_require__(1860);
// EXTERNAL MODULE: ./lib/core/problems/interruptions.js
var interruptions = __nccwpck_require__(7376);
// EXTERNAL MODULE: ./lib/core/inputs/cross-rules.js
var cross_rules = __nccwpck_require__(4811);
// EXTERNAL MODULE: ./lib/core/inputs/deploy-request.js
var deploy_request = __nccwpck_require__(866);
// EXTERNAL MODULE: ./lib/core/inputs/read-values.js
var read_values = __nccwpck_require__(6020);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
// EXTERNAL MODULE: ./lib/core/text/json.js
var json = __nccwpck_require__(7981);
// EXTERNAL MODULE: ./lib/core/text/quoted.js
var quoted = __nccwpck_require__(927);
;// CONCATENATED MODULE: ./lib/core/inputs/golden-set.js


/** Reads the golden set from a parsed file. Each problem names its place in the file. */
const goldenSet = (document) => {
    const requests = (0,json/* isFields */.C)(document) ? document['requests'] : undefined;
    if (!(0,json/* isFields */.C)(document) || !Array.isArray(requests) || Object.keys(document).length !== 1)
        return {
            golden: null,
            problems: [problem('must be a mapping with the single key `requests`, a list')],
        };
    const rules = [...countRules(requests), ...requests.flatMap((request, i) => requestRules(request, i + 1))];
    // Every field was just checked against GoldenSet's shape.
    return rules.length === 0
        ? { golden: document, problems: [] }
        : { golden: null, problems: rules.map(problem) };
};
/** The most requests of a golden set. Every instance answers all of them before it is ready. */
const MOST_REQUESTS = 100;
const when = (holds, rule) => (value) => holds(value) ? null : rule;
const within = (least, most) => (value) => typeof value === 'number' && value >= least && value <= most
    ? null
    : `must be a number from ${least} to ${most}`;
/** True for a value that JSON can hold; YAML can also hold `.nan` and `.inf`. */
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
const countRules = (requests) => {
    const names = requests.map((request) => (0,json/* isFields */.C)(request) && typeof request['name'] === 'string' ? request['name'] : undefined);
    const repeated = names.find((name, i) => name !== undefined && names.indexOf(name) !== i);
    return [
        ...(requests.length >= 1 && requests.length <= MOST_REQUESTS
            ? []
            : [`must have 1 to ${MOST_REQUESTS} requests`]),
        ...(repeated === undefined ? [] : [`must name each request once; ${(0,quoted/* quoted */.T)(repeated)} appears twice`]),
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
var config_file = __nccwpck_require__(2899);
// EXTERNAL MODULE: ./lib/files/document-file.js
var document_file = __nccwpck_require__(8901);
// EXTERNAL MODULE: ./lib/files/workspace-file.js
var workspace_file = __nccwpck_require__(545);
;// CONCATENATED MODULE: ./lib/files/read-request.js










/** Reads and checks inputs, config file and golden set. Throws a Refusal with all problems. Makes no network call. */
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
        throw new errors/* Refusal */.P_(all, (0,names/* titleOfPart */.TT)(values));
    // Safe: without a problem every input has a value.
    const complete = values;
    return {
        deploy: (0,deploy_request/* deployRequest */.Lo)(complete, { artifact: artifact.source, golden: golden.golden }),
        reporting: (0,deploy_request/* reporting */.vR)(complete),
        notices: (0,deploy_request/* notices */.oE)(complete),
    };
};
const LARGEST_GOLDEN = 1024 * 1024;
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

// EXTERNAL MODULE: ./lib/entry/inputs.js
var inputs = __nccwpck_require__(7395);
// EXTERNAL MODULE: ./lib/entry/release-step.js + 1 modules
var release_step = __nccwpck_require__(4177);
;// CONCATENATED MODULE: ./lib/entry/deploy.js






/** The main step of `deploy`. It ends without a problem if the release was promoted. */
const deployStep = (signal) => (0,release_step/* releaseStep */.w)({
    verb: 'deploy',
    read: async () => {
        const { deploy: request, reporting, notices } = await readRequest((0,inputs/* given */.gI)(deploy_inputs/* DEPLOY_INPUTS */.U));
        const { service, environment, pollMs } = request;
        return { service, environment, pollMs, access: request, reporting, notices, request };
    },
    work: deploy,
    problemIn: (record) => (record.phase === 'promoted' ? null : (record.cause ?? interruptions/* interrupted */.VM)),
}, signal);


/***/ }),

/***/ 5492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ destroyStep)
});

// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/core/plan/claim.js
var claim = __nccwpck_require__(4935);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/problems/rollback-refusals.js
var rollback_refusals = __nccwpck_require__(5802);
// EXTERNAL MODULE: ./lib/core/plan/upkeep.js
var upkeep = __nccwpck_require__(4355);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
;// CONCATENATED MODULE: ./lib/app/verbs/destroy.js






/** Removes everything of one service and environment, in order. Throws Refusal while a release runs, or without any record. */
async function destroy(run) {
    const { cloud, clock, owner, scope } = run;
    const held = await cloud.records.load(scope.service, scope.environment);
    if (held === null)
        throw new errors/* Refusal */.P_([(0,rollback_refusals/* neverReleased */.CR)(scope)]);
    (0,claim/* claim */.B7)(held.record, { owner, manifest: null, acceptObserved: true }, clock.now());
    const record = (0,upkeep/* destroyRecord */.sZ)(held.record, (0,app_run/* startOf */.GH)(run, 'destroy'));
    return (await (0,take_over/* completeUpkeep */.o)(run, record, held)).record;
}

// EXTERNAL MODULE: ./lib/app/verbs/status.js
var verbs_status = __nccwpck_require__(5838);
// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
// EXTERNAL MODULE: ./lib/core/problems/interruptions.js
var interruptions = __nccwpck_require__(7376);
// EXTERNAL MODULE: ./lib/files/read-inputs.js
var read_inputs = __nccwpck_require__(2969);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
// EXTERNAL MODULE: ./lib/report/release-sections.js + 1 modules
var release_sections = __nccwpck_require__(3741);
// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
// EXTERNAL MODULE: ./lib/core/stack-state.js
var stack_state = __nccwpck_require__(6487);
;// CONCATENATED MODULE: ./lib/report/destroy.js






/** The job summary of `destroy`. `before`: the stacks that existed when it began. */
const destroySummary = (record, before, helpUrl) => (0,sections/* joinWithin */.Uo)(summary/* SUMMARY_LIMIT */.Jt, [
    `### ${record.service} in ${record.environment}: ${verdict(record, before)}`,
    (0,release_sections/* causeSection */.bM)(record.cause, helpUrl),
    before.length === 0 ? null : before.map((name) => `- ${(0,foreign_text/* inMarkdown */.Hi)(name, 150)}`).join('\n'),
    KEPT,
    (0,release_sections/* detailSection */.xd)(record.cause),
]);
/** Names of the stacks that exist, the load balancer's last. */
const existingStacks = ({ edge, fleets }) => [...colour/* COLOURS */.O5.map((colour) => fleets[colour].stack), edge].filter(stack_state/* exists */.t2).map(({ name }) => name);
const verdict = ({ phase }, before) => {
    if (phase === 'stuck')
        return '⛔ blocked, a person is needed';
    if (phase !== 'promoted')
        return '❌ stopped before the end';
    return before.length === 0 ? '✅ nothing was left to remove' : '✅ removed';
};
const KEPT = 'The state bucket keeps records, archives and reports. The network stack stays.';

// EXTERNAL MODULE: ./lib/entry/inputs.js
var inputs = __nccwpck_require__(7395);
// EXTERNAL MODULE: ./lib/entry/step.js + 2 modules
var step = __nccwpck_require__(4191);
// EXTERNAL MODULE: ./lib/entry/wiring.js + 46 modules
var wiring = __nccwpck_require__(4610);
;// CONCATENATED MODULE: ./lib/entry/destroy.js













/** The main step of `destroy`. It ends without a problem once everything is gone; otherwise the problem names what blocks it. */
const destroyStep = (signal) => (0,step/* runStep */.e)({
    verb: 'destroy',
    read: () => (0,read_inputs/* readInputs */.K)(verb_inputs/* DESTROY_INPUTS */.nY, (0,inputs/* given */.gI)(verb_inputs/* DESTROY_INPUTS */.nY)),
    title: names/* titleOf */.Gg,
    work: async (values, tell) => {
        const scope = (0,app_run/* scopeOf */.Od)({ ...values, pollMs: values['poll-interval'] });
        const run = { ...(0,wiring/* connectedRun */.Z)((0,inputs/* accessOf */.YK)(values), tell, signal), scope };
        const before = existingStacks((await (0,verbs_status/* status */.h)(run)).seen);
        return { before, record: await destroy(run) };
    },
    resultOf: async ({ before, record }) => ({
        outputs: { changed: String(before.length > 0) },
        summary: destroySummary(record, before, (0,run_context/* runContext */.p)(process.env).helpUrl),
        problems: problemsLeft(record),
    }),
});
const problemsLeft = (record) => {
    if (record.phase === 'promoted')
        return [];
    return [record.phase === 'stuck' ? (record.cause ?? (0,claim/* stuckRelease */.iO)(record)) : (0,interruptions/* workNotFinished */.pv)('destroy')];
};


/***/ }),

/***/ 9923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ gitHubReporter),
  d: () => (/* binding */ reportOnGitHub)
});

// EXTERNAL MODULE: ./lib/github/runner.js
var runner = __nccwpck_require__(3581);
;// CONCATENATED MODULE: ./lib/github/best-effort.js
/** Runs a report that may fail: a failure becomes a warning, and the result null. No failure of GitHub fails a release. */
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
        : 'The release is not affected, and its job summary holds the same report.';
    return { message: status === null ? message : `GitHub answered ${status}: ${message}`, remedy };
};
const statusOf = (error) => typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;

;// CONCATENATED MODULE: ./lib/github/connection.js
/** The longest wait for an answer: a report is not worth more. */
const ANSWER_WITHIN_MS = 15_000;
/** Loads `@actions/github` only now, because a refused input must not wait for it. */
const connect = async (token, run) => {
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const api = getOctokit(token, { baseUrl: run.apiUrl });
    api.hook.before('request', (options) => {
        options.request.signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    });
    return { api, repository: { owner: run.owner, repo: run.repo }, run };
};

;// CONCATENATED MODULE: ./lib/github/deployments.js
/** GitHub refuses a longer description. */
const DESCRIPTION_LIMIT = 140;
/** Creates a Deployment without a status. null: the mode wants none, or the job's `environment:` has already made one. */
const openDeployment = async (connection, mode, wish) => {
    if (mode === 'false' || (mode === 'auto' && (await madeByThisJob(connection))))
        return null;
    const { data } = await connection.api.rest.repos.createDeployment({
        ...connection.repository,
        ref: connection.run.sha,
        environment: wish.environment,
        description: wish.description.slice(0, DESCRIPTION_LIMIT),
        payload: { ...wish.payload },
        // Otherwise GitHub merges the default branch in, and waits for checks, of which this job is one.
        auto_merge: false,
        required_contexts: [],
    });
    if (!('id' in data))
        throw new Error(data.message ?? 'GitHub made no deployment');
    return data.id;
};
/** Adds a status to a Deployment. `url`: the service's address, which GitHub shows beside it. */
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
 * Whether this job has made a Deployment by its `environment:` key. No variable of the step says so, but the statuses of
 * such a Deployment link to the run.
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
/** The number of the pull request to comment on; null when there is none. */
const pullRequest = async ({ api, repository, run }, mode) => {
    if (mode === 'never')
        return null;
    if (run.pullRequest !== null || mode === 'auto')
        return run.pullRequest;
    const { data } = await api.rest.repos.listPullRequestsAssociatedWithCommit({
        ...repository,
        commit_sha: run.sha,
    });
    // A merge commit belongs to the pull request that it merged. Another commit may be in several pull requests.
    const made = data.find(({ merge_commit_sha }) => merge_commit_sha === run.sha);
    return (made ?? data.find(({ state }) => state === 'open') ?? data[0])?.number ?? null;
};

;// CONCATENATED MODULE: ./lib/github/sticky-comment.js
/** The longest body, in characters. GitHub refuses one over 65,536; `write` stays below that itself. */
const BODY_LIMIT = 65_000;
/** Creates or updates the comment. Resolves with its address. */
const putComment = async (connection, sticky) => {
    const { api, repository } = connection;
    const own = await ownComment(connection, sticky);
    const body = sticky.write(own?.body ?? null).slice(0, BODY_LIMIT);
    const { data } = own === null
        ? await api.rest.issues.createComment({ ...repository, issue_number: sticky.issue, body })
        : await api.rest.issues.updateComment({ ...repository, comment_id: own.id, body });
    return data.html_url;
};
/** Our own comment. Anybody can write a comment that begins with the marker, so the author counts. */
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
/** The login of the token. REST refuses `GET /user` for a job's token; GraphQL answers `github-actions[bot]`. */
const ownLogin = async (api) => {
    const { viewer } = await api.graphql('{ viewer { login } }');
    return viewer.login;
};

;// CONCATENATED MODULE: ./lib/github/reporter.js





/** `token` empty: the user wants no reports on GitHub, so that nothing is called and nothing is warned of. */
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
            // A separate attempt: a Deployment whose first status fails still has an id and is closed later.
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
/** Whether no comment is wanted. Needs no call, so that a push does not load the client. */
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
// EXTERNAL MODULE: ./lib/report/outcome-text.js
var outcome_text = __nccwpck_require__(860);
// EXTERNAL MODULE: ./lib/report/release-sections.js + 1 modules
var release_sections = __nccwpck_require__(3741);
// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/timeline.js
var timeline = __nccwpck_require__(1451);
;// CONCATENATED MODULE: ./lib/report/comment.js






/** The pull-request comment about the releases of one service and environment. */
/** The longest comment, in characters. GitHub refuses a body over 65,536. */
const COMMENT_LIMIT = 60_000;
const RELEASES = '<!-- torchserve-deploy:releases -->';
const EARLIER_KEPT = 5;
const TIMELINE_ROWS = 20;
/** The hidden first line by which the comment of a service and environment is found again. */
const commentMarker = (service, environment) => `<!-- torchserve-deploy:${service}/${environment} -->`;
/**
 * The whole comment. `previous` is the body that it replaces (null: there is none yet); the last five releases of that
 * body's list are kept.
 */
const comment = (record, facts, previous) => {
    const lines = [releaseLine(record, facts), ...earlierLines(previous, record.releaseId)];
    return (0,sections/* joinWithin */.Uo)(COMMENT_LIMIT, [
        `${commentMarker(record.service, record.environment)}\n${(0,release_sections/* verdictSection */.V6)(record, facts)}`,
        (0,release_sections/* causeSection */.bM)(record.cause, facts.helpUrl),
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
    return `- ${(0,elapsed/* moment */.n)(facts.finishedAt)}, ${release}, ${(0,foreign_text/* inMarkdown */.Hi)(model, 150)}: ${(0,outcome_text/* verdictWords */.L2)(facts.result, record)}${code}`;
};
/** The lines of the earlier releases. Foreign text cannot fake them, because a comment never holds its `<!--`. */
const earlierLines = (previous, releaseId) => {
    const [, list = ''] = previous?.split(`${RELEASES}\n`) ?? [];
    const [lines = ''] = list.split('\n\n');
    const own = `[${(0,foreign_text/* inMarkdown */.Hi)(releaseId, 100)}]`;
    return lines
        .split('\n')
        .filter((line) => line.startsWith('- ') && !line.includes(own))
        .slice(0, EARLIER_KEPT);
};

;// CONCATENATED MODULE: ./lib/entry/github-report.js




/** The report on GitHub at the end of a release: a comment and the end of the GitHub Deployment. */
/** A reporter whose failures become warnings beside the job. `token` null: no reports on GitHub. */
const gitHubReporter = (token, run) => reporter(token ?? '', run, (problem) => (0,runner/* annotateWarnings */.cz)((0,annotation/* annotations */.h)([problem], run.helpUrl)));
/** Writes the comment and closes the GitHub Deployment, both at once. Neither changes the release. */
async function reportOnGitHub(to, mode, { record, facts, deployment }) {
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

/***/ 8796:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3581);
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6671);
/* harmony import */ var _continue_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2154);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6225);
/* harmony import */ var _destroy_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5492);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7884);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1222);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6023);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(8572);
/* harmony import */ var _verb_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6475);










/** The entry point of the bundle: runs the main or the post step of the verb that was started. */
const STEPS = {
    deploy: _deploy_js__WEBPACK_IMPORTED_MODULE_3__/* .deployStep */ .c,
    rollback: _rollback_js__WEBPACK_IMPORTED_MODULE_5__/* .rollbackStep */ .d,
    continue: _continue_js__WEBPACK_IMPORTED_MODULE_2__/* .continueStep */ .k,
    status: _status_js__WEBPACK_IMPORTED_MODULE_7__/* .statusStep */ .D,
    destroy: _destroy_js__WEBPACK_IMPORTED_MODULE_4__/* .destroyStep */ .F,
    sweep: _sweep_js__WEBPACK_IMPORTED_MODULE_8__/* .sweepStep */ .p,
};
// Main and post step are one bundle. The state that the main step saves tells them apart.
if ((0,_github_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .savedState */ .fP)('step') === 'main') {
    await (0,_shell_js__WEBPACK_IMPORTED_MODULE_6__/* .shell */ .v)(_clean_up_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanUpStep */ .J);
}
else {
    (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .LZ)('step', 'main');
    await (0,_shell_js__WEBPACK_IMPORTED_MODULE_6__/* .shell */ .v)(STEPS[(0,_verb_js__WEBPACK_IMPORTED_MODULE_9__/* .verbOf */ .r)(process.argv[1] ?? '')]);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XP: () => (/* binding */ readRollback),
/* harmony export */   YK: () => (/* binding */ accessOf),
/* harmony export */   gI: () => (/* binding */ given)
/* harmony export */ });
/* harmony import */ var _core_inputs_verb_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6576);
/* harmony import */ var _files_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2969);
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3581);



/** The inputs that the runner gives, the environment, and the folder that files are read from. */
const given = (definitions) => ({
    inputs: (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .actionInputs */ .eh)(Object.keys(definitions)),
    environment: process.env,
    workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
});
/** Reads the inputs of `rollback`, which the post step uses too. Throws Refusal. */
const readRollback = () => (0,_files_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .K)(_core_inputs_verb_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLLBACK_INPUTS */ .Dw, given(_core_inputs_verb_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLLBACK_INPUTS */ .Dw));
/** The inputs that connect a run to AWS. */
const accessOf = (values) => ({
    region: values['aws-region'],
    roleToAssume: values['role-to-assume'],
    stateBucket: values['state-bucket'],
});


/***/ }),

/***/ 694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ problemsOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_problems_interruptions_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7376);


/** The problems that an error stands for. An unexpected error becomes TSD9001, with the place in the code. */
function problemsOf(error) {
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_)
        return error.problems;
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return [error.problem];
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RecordConflict */ .MI)
        return [_core_problems_interruptions_js__WEBPACK_IMPORTED_MODULE_1__/* .takenOver */ .GH];
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

/***/ 5371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ releaseFacts)
/* harmony export */ });
/* harmony import */ var _core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(365);
/* harmony import */ var _core_weights_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5746);
/* harmony import */ var _report_release_result_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(333);



/** What reports say besides the record. `seen` null: AWS could not be read at the end. */
const releaseFacts = (record, seen, { runUrl, helpUrl }) => ({
    result: (0,_report_release_result_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseResult */ .L)(record),
    url: (seen && (0,_core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .edgeOutputs */ .m)(seen.edge)?.url) ?? null,
    runUrl,
    helpUrl,
    finishedAt: record.history.at(-1)?.at ?? record.startedAt,
    weights: seen && (seen.rule?.weights ?? _core_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_TRAFFIC */ .qE),
    capacity: seen && capacityOf(seen),
    rollbackSeconds: (0,_report_release_result_js__WEBPACK_IMPORTED_MODULE_1__/* .rollbackSeconds */ .Q)(record),
});
/** Sizes of the fleet that has all the traffic; null when none has. */
const capacityOf = (seen) => {
    const live = (0,_core_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .serving */ .fO)(seen.rule?.weights);
    if (live === null || live === 'split')
        return null;
    const { desired, minSize, maxSize } = seen.fleets[live];
    return { desired, minSize, maxSize };
};


/***/ }),

/***/ 4177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w: () => (/* binding */ releaseStep)
});

// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __nccwpck_require__(8568);
// EXTERNAL MODULE: ./lib/core/problems/interruptions.js
var interruptions = __nccwpck_require__(7376);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/github/runner.js
var runner = __nccwpck_require__(3581);
// EXTERNAL MODULE: ./lib/report/release-result.js
var release_result = __nccwpck_require__(333);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
// EXTERNAL MODULE: ./lib/entry/problems-of.js
var problems_of = __nccwpck_require__(694);
// EXTERNAL MODULE: ./lib/entry/github-report.js + 7 modules
var github_report = __nccwpck_require__(9923);
// EXTERNAL MODULE: ./lib/entry/release-facts.js
var release_facts = __nccwpck_require__(5371);
;// CONCATENATED MODULE: ./lib/entry/release-reports.js










/** The reports of a run of `deploy` or `rollback`, from the beginning of its release to the end. */
class ReleaseReports {
    #run;
    #reporting;
    #title;
    #problemIn;
    #reporter;
    #begun = null;
    constructor(run, reporting, title, problemIn) {
        this.#run = run;
        this.#reporting = reporting;
        this.#title = title;
        this.#problemIn = problemIn;
        this.#reporter = (0,github_report/* gitHubReporter */.H)(reporting.token, run);
    }
    /** Saves the state for the post step, which heals the release if this process dies, and opens the GitHub Deployment. */
    begin = (record, as) => {
        const { service, environment, releaseId, owner } = record;
        // The post step also finishes another run's release that is going back. A return is left to the next run.
        if (as === 'release' || record.cancelRequested)
            (0,runner/* saveState */.LZ)('release', JSON.stringify({ service, environment, releaseId, owner }));
        if (as === 'upkeep')
            return;
        const { artifact, manifest } = record;
        const description = `${artifact.modelName} ${artifact.modelVersion}`;
        const payload = { releaseId, manifest, artifactSha256: artifact.sha256 };
        const wish = { environment, description, payload };
        const deployment = this.#reporter.openDeployment(this.#reporting.deployment, wish);
        void deployment.then((id) => (0,runner/* saveState */.LZ)('deployment', String(id ?? '')));
        this.#begun = { record, deployment };
    };
    /** Keeps the newest record of the release, for the summary if this process cannot finish it. */
    follow(record) {
        if (this.#begun?.record.releaseId === record.releaseId)
            this.#begun = { ...this.#begun, record };
    }
    /** The result of a run that came to an outcome. */
    resultOf({ record, artifact, seen, changed }) {
        const result = record === null ? 'promoted' : (0,release_result/* releaseResult */.L)(record);
        const values = (0,outputs/* outputs */.V4)({ result, artifact, record, seen, changed });
        if (record === null)
            return {
                outputs: values,
                summary: (0,summary/* unchangedSummary */.aT)(this.#title, 'exactly this already serves'),
                problems: [],
            };
        const facts = (0,release_facts/* releaseFacts */.t)(record, seen, this.#run);
        const text = (0,summary/* summary */.z)(record, facts);
        // The clean-up step ends and reports a release that was cut short.
        if (!core_record/* TERMINAL */.f.has(record.phase))
            return { outputs: values, summary: text, problems: [record.cause ?? interruptions/* interrupted */.VM] };
        const problem = this.#problemIn(record, (0,names/* isBegunBy */.R1)(record, this.#run.runId));
        return {
            outputs: values,
            summary: text,
            problems: problem === null ? [] : [problem],
            report: async () => {
                // The clean-up step has nothing to do, so it need not ask AWS, which may not answer any more.
                (0,runner/* saveState */.LZ)('release', '');
                const deployment = (await this.#begun?.deployment) ?? null;
                // The run that leads a release reports it.
                if (record.owner.runId === this.#run.runId)
                    await (0,github_report/* reportOnGitHub */.d)(this.#reporter, this.#reporting.comment, { record, facts, deployment });
            },
        };
    }
    /** The result of a run that failed while it led a release; null before its release began. */
    resultOfFailure(error) {
        if (this.#begun === null)
            return null;
        const problems = (0,problems_of/* problemsOf */.G)(error);
        const record = { ...this.#begun.record, cause: problems[0] ?? interruptions/* interrupted */.VM };
        return {
            outputs: (0,outputs/* minimalOutputs */.oG)('cancelled'),
            summary: (0,summary/* summary */.z)(record, (0,release_facts/* releaseFacts */.t)(record, null, this.#run)),
            problems,
        };
    }
}

// EXTERNAL MODULE: ./lib/entry/step.js + 2 modules
var step = __nccwpck_require__(4191);
// EXTERNAL MODULE: ./lib/entry/wiring.js + 46 modules
var wiring = __nccwpck_require__(4610);
;// CONCATENATED MODULE: ./lib/entry/release-step.js







/** The main step of a verb that leads releases, with the state for the post step and the reports on GitHub. */
const releaseStep = (verb, signal) => (0,step/* runStep */.e)({
    verb: verb.verb,
    read: async () => {
        const inputs = await verb.read();
        const title = (0,names/* titleOf */.Gg)(inputs);
        const context = (0,run_context/* runContext */.p)(process.env);
        return { inputs, reports: new ReleaseReports(context, inputs.reporting, title, verb.problemIn), title };
    },
    title: ({ title }) => title,
    work: async ({ inputs, reports }, log) => {
        for (const text of inputs.notices)
            log({ kind: 'note', text });
        const tell = (progress) => {
            log(progress);
            if (progress.kind === 'phase')
                reports.follow(progress.record);
        };
        const run = (0,wiring/* connectedRun */.Z)(inputs.access, tell, signal);
        return verb.work({ ...run, ...(await (0,wiring/* makingParts */.W)()), scope: (0,app_run/* scopeOf */.Od)(inputs), begun: reports.begin }, inputs.request);
    },
    resultOf: async (outcome, { reports }) => reports.resultOf(outcome),
    resultOfFailure: (error, { reports }) => reports.resultOfFailure(error),
    failedOutputs: outputs/* minimalOutputs */.oG,
});


/***/ }),

/***/ 7884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ rollbackStep)
});

// UNUSED EXPORTS: rollbackProblem

// EXTERNAL MODULE: ./lib/core/plan/claim.js
var claim = __nccwpck_require__(4935);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/inputs/forms/s3-uri.js
var s3_uri = __nccwpck_require__(9652);
// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
// EXTERNAL MODULE: ./lib/core/plan/start.js
var plan_start = __nccwpck_require__(1943);
// EXTERNAL MODULE: ./lib/core/colour.js
var core_colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/plan/plan.js
var plan = __nccwpck_require__(4940);
// EXTERNAL MODULE: ./lib/core/stack-state.js
var stack_state = __nccwpck_require__(6487);
// EXTERNAL MODULE: ./lib/core/tags.js
var tags = __nccwpck_require__(138);
// EXTERNAL MODULE: ./lib/core/weights.js
var weights = __nccwpck_require__(5746);
;// CONCATENATED MODULE: ./lib/core/plan/rollback.js






/**
 * Makes the record of a rollback to the fleet of `target` in the other slot; null when that fleet's stack is gone. The
 * fleet may be parked, or scaled in to 0 and then launched again. The rollback is a release whose fleet exists already,
 * so every gate applies to it.
 */
function returnTo({ target, stored, live }, seen, start) {
    const colour = (0,core_colour/* other */.F)(live);
    const fleet = seen.fleets[colour];
    if (fleet.releaseId !== target.candidate.releaseId || !(0,stack_state/* isSettled */.Is)(fleet.stack))
        return null;
    return {
        ...target,
        ...(0,plan_start/* initialFields */.M)(start),
        kind: 'release',
        candidate: { colour, ...configuredSizes(fleet), releaseId: target.candidate.releaseId, parked: true },
        stable: (0,plan/* stableOf */.PI)(seen, live, stored),
        phase: 'verifying',
        step: 0,
        weights: (0,weights/* split */.lD)(live, 100),
        edge: { manifest: seen.edge.tags[tags/* TAGS */.gp.manifest] ?? '', asked: true },
        deadlineAt: start.now + target.policy.verifyingMs,
        policy: rollbackPolicy(target),
        // An alarm that fires may be the reason for the rollback.
        alarms: [],
        evidence: { golden: 0, requests: 0 },
    };
}
/** The policy of a rollback: all traffic at once, since the target has served before, and no parking afterwards. */
const rollbackPolicy = ({ policy }) => ({
    ...policy,
    steps: [{ weight: 100, quietMs: 0 }],
    keepPreviousMs: 0,
});
/** Sizes from the stack's parameters. The group's own minimum is that of the parking, not the configured one. */
const configuredSizes = ({ stack, minSize, maxSize }) => ({
    minSize: Number(stack.parameters['MinSize'] ?? minSize),
    maxSize: Number(stack.parameters['MaxSize'] ?? maxSize),
});

// EXTERNAL MODULE: ./lib/core/problems/rollback-refusals.js
var rollback_refusals = __nccwpck_require__(5802);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/app/ask.js
var ask = __nccwpck_require__(8510);
// EXTERNAL MODULE: ./lib/app/begin.js + 1 modules
var begin = __nccwpck_require__(4047);
// EXTERNAL MODULE: ./lib/app/lead-release.js
var lead_release = __nccwpck_require__(3529);
// EXTERNAL MODULE: ./lib/app/lock.js
var lock = __nccwpck_require__(9368);
// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/app/prepare.js
var prepare = __nccwpck_require__(892);
// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
;// CONCATENATED MODULE: ./lib/app/verbs/rollback.js
















/**
 * Stops the running release, or goes back to the one before: by weights alone while its fleet exists, else by making it
 * again from its kept request. Throws Refusal when there is nothing to go back to.
 */
async function rollback(run, request) {
    const { cloud, owner, scope } = run;
    const stopped = await stopRunning(run, request.actor);
    if (stopped?.phase === 'rolled_back' || stopped?.phase === 'stuck')
        return (0,lead_release/* outcomeOf */.s)(run, stopped);
    const before = (await cloud.records.load(scope.service, scope.environment))?.record;
    const { acceptObserved } = request;
    const { held, how } = await (0,take_over/* takeOver */.w)(run, { manifest: null, acceptObserved, verb: 'rollback' });
    if (held === null)
        throw new errors/* Refusal */.P_([rollback_refusals/* neverReleased */.CR(scope)]);
    // An earlier attempt of this run began this rollback and the sweep finished it: another one would go too far back.
    if (held.record.phase === 'promoted' && (0,names/* isBegunBy */.R1)(held.record, owner.runId))
        return (0,lead_release/* outcomeOf */.s)(run, held.record);
    // An earlier attempt of this run was turned back, so its rollback is still to be done.
    const again = stopped === null && before?.owner.runId === owner.runId && !(0,claim/* isReturn */.NP)(held.record);
    return how === 'ended' && endedOnOlder(held.record) && !again
        ? (0,lead_release/* outcomeOf */.s)(run, held.record)
        : goBack(run, held, acceptObserved);
}
/** True if traffic ended on the older fleet. A release past `retiring` can only finish forward. */
const endedOnOlder = (record) => record.phase === 'rolled_back' || (0,claim/* isReturn */.NP)(record);
/** Asks another run to stop the release that it leads. Resolves with the ended record; null when none runs or it does not end. */
async function stopRunning(run, actor) {
    const { cloud, clock, owner, scope } = run;
    const stored = await cloud.records.load(scope.service, scope.environment);
    const running = stored !== null && (0,claim/* isLed */.ck)(stored.record, clock.now()) && stored.record.owner.runId !== owner.runId;
    if (!running)
        return null;
    const wish = { kind: 'rollback', step: null, actor };
    return (0,ask/* ask */.k)(run, stored.record, wish, (record) => core_record/* TERMINAL */.f.has(record.phase));
}
async function goBack(run, held, acceptObserved) {
    const { cloud, clock, scope, tell } = run;
    const seen = await (0,observe/* observe */.l)(cloud, scope.names, null, { at: clock.now() });
    const live = (0,weights/* serving */.fO)(seen.rule?.weights);
    if (live === null || live === 'split')
        throw new errors/* Refusal */.P_([rollback_refusals/* nothingServes */.gm(scope, seen)]);
    const target = await releaseBefore(run, held.record, seen.fleets[live].releaseId);
    const back = returnTo({ target, stored: held.record, live }, seen, (0,app_run/* startOf */.GH)(run, 'back'));
    if (back === null)
        return makeAgain(run, held, target, acceptObserved);
    tell({ kind: 'note', text: `the fleet of ${target.releaseId} still exists: traffic goes back to it` });
    return (0,lead_release/* leadRelease */._)(run, null, await (0,lock/* acquire */.X)(run, back, held));
}
/** The record of the release that served before the present one. Throws Refusal when none is archived. */
async function releaseBefore({ cloud, scope }, newest, liveRelease) {
    const { service, environment } = scope;
    const archived = (id) => id == null ? Promise.resolve(null) : cloud.records.archived(service, environment, id);
    const live = newest.releaseId === liveRelease ? newest : await archived(liveRelease);
    const before = await archived(live?.previous);
    if (before === null)
        throw new errors/* Refusal */.P_([rollback_refusals/* noEarlier */.Q6(scope, liveRelease)]);
    return before;
}
/** Makes an earlier release again: the same archive and settings, today's templates, all traffic in one step. */
async function makeAgain(run, held, target, acceptObserved) {
    const { cloud, scope, tell } = run;
    const kept = await cloud.records.request(scope.service, scope.environment, target.releaseId);
    if (kept === null)
        throw new errors/* Refusal */.P_([rollback_refusals/* requestGone */.B6(scope, target)]);
    tell({ kind: 'note', text: `the fleet of ${target.releaseId} is gone: this run makes it again` });
    const request = {
        ...kept,
        artifact: sourceOf(target),
        policy: rollbackPolicy(kept),
        alarms: [],
        acceptObserved,
    };
    const prepared = await (0,prepare/* prepare */.i)(run, request);
    if (prepared.verified.sha256 !== target.artifact.sha256)
        throw new errors/* Refusal */.P_([rollback_refusals/* artifactChanged */.vX(target, prepared.verified.sha256)]);
    const { materials, proposal } = await (0,begin/* propose */.B)(run, prepared);
    const begun = await (0,begin/* begin */.q)(run, { materials, proposal: { ...proposal, previous: target.previous } }, held);
    if (begun.kind === 'none')
        throw new errors/* Refusal */.P_([rollback_refusals/* noEarlier */.Q6(scope, target.releaseId)]);
    return (0,lead_release/* leadRelease */._)(run, materials, begun.held);
}
/** The exact object that was released. */
function sourceOf({ artifact: { uri, versionId } }) {
    const object = (0,s3_uri/* s3Object */.K)(uri);
    if (!object.ok)
        throw new Error(`the record names ${uri}`);
    return { ...object.value, kind: 's3', versionId };
}

// EXTERNAL MODULE: ./lib/core/inputs/deploy-request.js
var deploy_request = __nccwpck_require__(866);
// EXTERNAL MODULE: ./lib/core/problems/interruptions.js
var interruptions = __nccwpck_require__(7376);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/entry/inputs.js
var inputs = __nccwpck_require__(7395);
// EXTERNAL MODULE: ./lib/entry/release-step.js + 1 modules
var release_step = __nccwpck_require__(4177);
;// CONCATENATED MODULE: ./lib/entry/rollback.js







/** The main step of `rollback`. It ends without a problem once traffic is back. */
const rollbackStep = (signal) => (0,release_step/* releaseStep */.w)({
    verb: 'rollback',
    read: async () => {
        const values = await (0,inputs/* readRollback */.XP)();
        const { actor } = (0,run_context/* runContext */.p)(process.env);
        return {
            service: values.service,
            environment: values.environment,
            pollMs: values['poll-interval'],
            access: (0,inputs/* accessOf */.YK)(values),
            reporting: (0,deploy_request/* reporting */.vR)(values),
            notices: [],
            request: { actor, acceptObserved: values['accept-observed'] },
        };
    },
    work: rollback,
    problemIn: rollbackProblem,
}, signal);
/**
 * The run's own release goes back to an earlier one, so it has to be promoted. Another run's release has to be rolled
 * back, unless it is a return itself.
 */
const rollbackProblem = (record, own) => {
    const wanted = own || (0,claim/* isReturn */.NP)(record) ? 'promoted' : 'rolled_back';
    return record.phase === wanted ? null : (record.cause ?? interruptions/* interrupted */.VM);
};


/***/ }),

/***/ 1222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ shell)
/* harmony export */ });
/* harmony import */ var _report_annotation_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8393);
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3581);
/* harmony import */ var _github_run_context_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5928);
/* harmony import */ var _problems_of_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(694);




/**
 * Runs the main or the post step. Signals abort it; problems become annotations and exit code 1. The runner cancels with
 * SIGINT, 7.5 s later SIGTERM, and 2.5 s after that SIGKILL.
 */
async function shell(step) {
    const stop = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => stop.abort());
    const problems = await step(stop.signal).catch(_problems_of_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsOf */ .G);
    (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .annotateErrors */ .Ei)((0,_report_annotation_js__WEBPACK_IMPORTED_MODULE_3__/* .annotations */ .h)(problems, (0,_github_run_context_js__WEBPACK_IMPORTED_MODULE_1__/* .runContext */ .p)(process.env).helpUrl));
    if (problems.length > 0)
        process.exitCode = 1;
}


/***/ }),

/***/ 6023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  D: () => (/* binding */ statusStep)
});

// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/app/verbs/status.js
var verbs_status = __nccwpck_require__(5838);
// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
// EXTERNAL MODULE: ./lib/files/read-inputs.js
var read_inputs = __nccwpck_require__(2969);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __nccwpck_require__(8568);
// EXTERNAL MODULE: ./lib/core/plan/claim.js
var claim = __nccwpck_require__(4935);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/edge-outputs.js
var edge_outputs = __nccwpck_require__(365);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/core/weights.js
var weights = __nccwpck_require__(5746);
// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
// EXTERNAL MODULE: ./lib/report/release-sections.js + 1 modules
var release_sections = __nccwpck_require__(3741);
// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
// EXTERNAL MODULE: ./lib/core/stack-state.js
var stack_state = __nccwpck_require__(6487);
;// CONCATENATED MODULE: ./lib/report/status.js











/** The record and the observation, line by line. */
const statusFacts = ({ record, seen, now }) => [
    ...(record === null ? [NO_RECORD] : recordFacts(record, seen, now)),
    ['Weights', seen.rule === null ? 'no rule yet' : (0,weights/* formatWeights */.V7)(seen.rule.weights)],
    ...colour/* COLOURS */.O5.map((colour) => [`Fleet ${colour}`, fleetWords(colour, seen)]),
    ['Alarms', alarmWords(seen)],
    ['Load balancer', `${seen.edge.name}: ${seen.edge.status === '' ? 'absent' : seen.edge.status}`],
];
/** The job summary of `status`. */
const statusSummary = (title, looked, helpUrl) => {
    const { record, seen } = looked;
    const url = (0,edge_outputs/* edgeOutputs */.m)(seen.edge)?.url;
    const facts = statusFacts(looked).map(([label, text]) => [label, (0,foreign_text/* inMarkdown */.Hi)(text, 2000)]);
    return (0,sections/* joinWithin */.Uo)(summary/* SUMMARY_LIMIT */.Jt, [
        `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ${record === null ? 'no record' : phaseWords(record)}`,
        (0,release_sections/* causeSection */.bM)(record?.cause ?? null, helpUrl),
        (0,sections/* factTable */.Bu)([...(url === undefined ? [] : [['URL', (0,foreign_text/* address */.hl)(url)]]), ...facts]),
    ]);
};
const NO_RECORD = ['Release', 'stacks exist, but there is no record'];
const recordFacts = (record, seen, now) => [
    [
        'Release',
        `${record.releaseId} (${record.kind}), ${record.artifact.modelName} ${record.artifact.modelVersion}`,
    ],
    [
        'Phase',
        `${phaseWords(record)}, for ${(0,elapsed/* elapsed */.v)(now - record.enteredAt)}; began ${(0,elapsed/* moment */.n)(record.startedAt)}`,
    ],
    ['Led by', leader(record, now)],
    ['Waiting fleet', waitingFleet(record, seen, now)],
];
const phaseWords = (record) => {
    if (record.kind === 'destroy' && record.phase === 'promoted')
        return 'everything removed';
    const name = record.phase.replace('_', ' ');
    const step = record.policy.steps[record.step];
    if (record.phase !== 'shifting' || step === undefined)
        return name;
    const holds = step.hold === true && record.approvedStep !== record.step ? ', holds for continue' : '';
    return `${name}, step ${record.step + 1} of ${record.policy.steps.length} at ${step.weight} %${holds}`;
};
const leader = (record, now) => {
    if (core_record/* TERMINAL */.f.has(record.phase))
        return 'nobody: the release has ended';
    return (0,claim/* isLed */.ck)(record, now)
        ? record.owner.url
        : `nobody any more (${record.owner.url}): the next run or the sweep brings it to its end`;
};
/** The fleet that waits for a rollback, and what a rollback would do: a fleet that has ended has to be launched or made again. */
const waitingFleet = ({ parked }, { fleets }, now) => {
    if (parked === null)
        return 'none';
    const { stack, releaseId, desired } = fleets[parked.colour];
    const name = `${parked.colour} (${parked.releaseId})`;
    if (!(0,stack_state/* exists */.t2)(stack) || (releaseId ?? '') !== parked.releaseId)
        return `none: ${name} is removed, a rollback makes it again`;
    return parked.until <= now || desired === 0
        ? `none: ${name} ended at ${(0,elapsed/* moment */.n)(parked.until)}, a rollback launches it again`
        : `${name}, until ${(0,elapsed/* moment */.n)(parked.until)}: a rollback moves weights alone`;
};
const fleetWords = (colour, { fleets, targets }) => {
    const fleet = fleets[colour];
    if (!(0,stack_state/* exists */.t2)(fleet.stack))
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
/** `zone-a: 2 of 2 healthy, zone-b: 1 of 2 healthy`, by the load balancer's health checks. */
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
    const others = alarms.filter(({ state }) => state !== 'OK');
    const quiet = `${alarms.length - others.length} of ${alarms.length} quiet`;
    return [quiet, ...others.map(alarmText)].join('; ');
};
const ALARM_STATES = {
    OK: 'quiet',
    ALARM: 'ALARM',
    INSUFFICIENT_DATA: 'without data',
    missing: 'missing',
    unreadable: 'unreadable',
};
const alarmText = ({ name, state, reason }) => `${name} ${ALARM_STATES[state]}${reason === '' ? '' : `: ${reason}`}`;

// EXTERNAL MODULE: ./lib/entry/inputs.js
var inputs = __nccwpck_require__(7395);
// EXTERNAL MODULE: ./lib/entry/step.js + 2 modules
var step = __nccwpck_require__(4191);
// EXTERNAL MODULE: ./lib/entry/wiring.js + 46 modules
var wiring = __nccwpck_require__(4610);
;// CONCATENATED MODULE: ./lib/entry/status.js











/** The main step of `status`: one observation. It fails only when there is nothing to observe, or AWS cannot be read. */
const statusStep = (signal) => (0,step/* runStep */.e)({
    verb: 'status',
    read: () => (0,read_inputs/* readInputs */.K)(verb_inputs/* STATUS_INPUTS */.tk, (0,inputs/* given */.gI)(verb_inputs/* STATUS_INPUTS */.tk)),
    title: names/* titleOf */.Gg,
    work: async (values, tell) => {
        // It observes once, so that there is no time between polls.
        const scope = (0,app_run/* scopeOf */.Od)({ ...values, pollMs: 0 });
        const run = { ...(0,wiring/* connectedRun */.Z)((0,inputs/* accessOf */.YK)(values), tell, signal), scope };
        const found = { ...(await (0,verbs_status/* status */.h)(run)), now: run.clock.now() };
        for (const [label, text] of statusFacts(found))
            tell({ kind: 'note', text: `${label}: ${text}` });
        return found;
    },
    resultOf: async (found, values) => ({
        outputs: (0,outputs/* statusOutputs */.tr)(found.record, found.seen),
        summary: statusSummary((0,names/* titleOf */.Gg)(values), found, (0,run_context/* runContext */.p)(process.env).helpUrl),
        problems: [],
    }),
});


/***/ }),

/***/ 4191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ logged),
  e: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/clock.js
var clock = __nccwpck_require__(5233);
// EXTERNAL MODULE: ./lib/github/runner.js
var runner = __nccwpck_require__(3581);
;// CONCATENATED MODULE: ./lib/github/action-log.js

/**
 * The log of a run: a group for each phase and a line for each change. While nothing changes, a line every 30 s says what
 * the run waits for. Times count from the creation of the log. One group is open until `end` is called, which has to
 * happen before annotations are written: GitHub would fold them away inside a group.
 */
const actionLog = (text, clock, sink = { info: runner/* info */.pq, startGroup: runner/* startGroup */.Oh, endGroup: runner/* endGroup */.N4 }) => {
    const began = clock.now();
    let lastLineAt = began;
    sink.startGroup('preparation');
    const tell = (progress) => {
        const now = clock.now();
        if (progress.kind === 'waiting' && now - lastLineAt < HEARTBEAT_MS)
            return;
        if (progress.kind === 'phase') {
            sink.endGroup();
            sink.startGroup(text.title(progress));
        }
        sink.info(text.line(progress, now - began));
        lastLineAt = now;
    };
    return { tell, end: sink.endGroup };
};
/** The longest silence: after more of it a reader thinks that the run hangs. */
const HEARTBEAT_MS = 30_000;

// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
;// CONCATENATED MODULE: ./lib/report/log.js


/** The log line of one event of a run. `sinceMs`: time since the run began. */
const logLine = (progress, sinceMs) => `[${(0,elapsed/* elapsed */.v)(sinceMs).padStart(7)}] ${progressText(progress)}`;
/** The title of the log group that holds a phase's lines. */
const phaseTitle = (record) => {
    const name = record.phase.replace('_', ' ');
    const { colour } = record.candidate;
    return record.phase === 'shifting' ? `${name}, ${record.weights[colour]} % to ${colour}` : name;
};
const progressText = (progress) => {
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
/** An event that is older names its age: a run that comes to an operation under way tells all of the operation's events. */
const OLD_MS = 60_000;
const stackEvent = ({ event, ageMs }) => {
    const age = ageMs < OLD_MS ? '' : `, ${(0,elapsed/* elapsed */.v)(ageMs)} ago`;
    const reason = event.reason === null ? '' : `: ${(0,foreign_text/* oneLine */.TN)(event.reason)}`;
    return `${event.stack} ${event.status} ${event.resource} (${event.type})${age}${reason}`;
};

// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __nccwpck_require__(4030);
// EXTERNAL MODULE: ./lib/entry/problems-of.js
var problems_of = __nccwpck_require__(694);
;// CONCATENATED MODULE: ./lib/entry/step.js








/** Runs a step: sets its outputs, writes its summary, reports, and resolves with its problems. */
async function runStep(step) {
    const { outputs, summary, problems, report } = await resultOf(step);
    (0,runner/* setOutputs */.n0)(outputs);
    await (0,runner/* writeSummary */.Sy)(summary);
    await report?.();
    return problems;
}
async function resultOf(step) {
    try {
        const values = await step.read();
        return await resultOfWork(step, values);
    }
    catch (error) {
        return failed(step, step.verb, error);
    }
}
async function resultOfWork(step, values) {
    try {
        return await step.resultOf(await logged((tell) => step.work(values, tell)), values);
    }
    catch (error) {
        return step.resultOfFailure?.(error, values) ?? failed(step, step.title(values), error);
    }
}
/** Runs `work` with a log. Ends the log's last group afterwards, because annotations inside a group are folded away. */
async function logged(work) {
    const log = actionLog({ line: logLine, title: ({ record }) => phaseTitle(record) }, (0,clock/* systemClock */.m)());
    try {
        return await work(log.tell);
    }
    finally {
        log.end();
    }
}
function failed({ failedOutputs = () => ({}) }, title, error) {
    const problems = (0,problems_of/* problemsOf */.G)(error);
    const { helpUrl } = (0,run_context/* runContext */.p)(process.env);
    return error instanceof errors/* Refusal */.P_
        ? {
            outputs: failedOutputs('refused'),
            summary: (0,summary/* refusalSummary */.Ze)(error.about ?? title, problems, helpUrl),
            problems,
        }
        : { outputs: failedOutputs('cancelled'), summary: (0,summary/* failureSummary */.jg)(title, problems, helpUrl), problems };
}


/***/ }),

/***/ 8572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ sweepStep)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/plan/claim.js
var claim = __nccwpck_require__(4935);
// EXTERNAL MODULE: ./lib/core/plan/plan.js
var plan = __nccwpck_require__(4940);
// EXTERNAL MODULE: ./lib/core/plan/upkeep.js
var upkeep = __nccwpck_require__(4355);
// EXTERNAL MODULE: ./lib/core/problems/kinds.js
var kinds = __nccwpck_require__(2659);
// EXTERNAL MODULE: ./lib/core/problems/plan-refusals.js
var plan_refusals = __nccwpck_require__(727);
// EXTERNAL MODULE: ./lib/core/record.js
var record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/app/observe.js
var observe = __nccwpck_require__(6903);
// EXTERNAL MODULE: ./lib/app/run.js
var app_run = __nccwpck_require__(7802);
// EXTERNAL MODULE: ./lib/app/take-over.js
var take_over = __nccwpck_require__(699);
;// CONCATENATED MODULE: ./lib/app/verbs/sweep.js










/** Heals every release in the state bucket whose run is lost, and removes stacks that nothing needs. */
async function sweep(run, pollMs) {
    const swept = [];
    for (const { service, environment } of await run.cloud.records.list()) {
        if (run.signal.aborted)
            break;
        const result = await sweepOne({ ...run, scope: (0,app_run/* scopeOf */.Od)({ service, environment, pollMs }) });
        swept.push({ service, environment, ...result });
    }
    return swept;
}
const result = (did, record, problems = []) => ({ did, record, problems });
/** An error of one service becomes its result, so that the sweep goes on with the others. */
async function sweepOne(run) {
    const { cloud, clock, scope } = run;
    try {
        const held = await cloud.records.load(scope.service, scope.environment);
        if (held === null)
            return result('nothing', null);
        if ((0,claim/* isLed */.ck)(held.record, clock.now()))
            return result('left to its run', held.record);
        if (held.record.phase === 'stuck')
            return result('needs a person', held.record, causeOf(held.record));
        return await (record/* TERMINAL */.f.has(held.record.phase) ? tidy(run, held) : heal(run));
    }
    catch (error) {
        return resultOf(error);
    }
}
function resultOf(error) {
    if (error instanceof errors/* RecordConflict */.MI)
        return result('left to its run', null);
    if (error instanceof errors/* Failure */.HR)
        return result('failed', null, [error.problem]);
    if (!(error instanceof errors/* Refusal */.P_))
        throw error;
    return error.problems.some(kinds/* isLedElsewhere */.gk)
        ? result('left to its run', null)
        : result('failed', null, error.problems);
}
const causeOf = ({ cause }) => (cause === null ? [] : [cause]);
async function heal(run) {
    const ended = await (0,take_over/* takeOver */.w)(run, { manifest: null, acceptObserved: false, verb: 'deploy' });
    return result('healed', ended.held?.record ?? null);
}
async function tidy(run, held) {
    const { cloud, clock, scope } = run;
    const seen = await (0,observe/* observe */.l)(cloud, scope.names, null, { at: clock.now() });
    if ((0,plan/* weightsMovedByHand */.jf)(held.record, seen))
        return result('needs a person', held.record, [(0,plan_refusals/* movedByHand */.iO)(held.record, seen)]);
    const record = (0,upkeep/* tidying */.$I)(held.record, seen, (0,app_run/* startOf */.GH)(run, 'sweep'));
    if (record === null)
        return result('nothing', held.record);
    const ended = await (0,take_over/* completeUpkeep */.o)(run, record, held);
    return ended.record.phase === 'stuck'
        ? result('needs a person', ended.record, causeOf(ended.record))
        : result('tidied', ended.record);
}

// EXTERNAL MODULE: ./lib/core/inputs/verb-inputs.js
var verb_inputs = __nccwpck_require__(6576);
// EXTERNAL MODULE: ./lib/core/problems/interruptions.js
var interruptions = __nccwpck_require__(7376);
// EXTERNAL MODULE: ./lib/files/read-inputs.js
var read_inputs = __nccwpck_require__(2969);
// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/report/outputs.js
var outputs = __nccwpck_require__(8568);
// EXTERNAL MODULE: ./lib/report/sweep.js
var report_sweep = __nccwpck_require__(8242);
// EXTERNAL MODULE: ./lib/entry/inputs.js
var inputs = __nccwpck_require__(7395);
// EXTERNAL MODULE: ./lib/entry/step.js + 2 modules
var step = __nccwpck_require__(4191);
// EXTERNAL MODULE: ./lib/entry/wiring.js + 46 modules
var wiring = __nccwpck_require__(4610);
;// CONCATENATED MODULE: ./lib/entry/sweep.js











/** The main step of `sweep`: it goes through all services, then fails with the problems of those that need a person. */
const sweepStep = (signal) => (0,step/* runStep */.e)({
    verb: 'sweep',
    read: () => (0,read_inputs/* readInputs */.K)(verb_inputs/* SWEEP_INPUTS */.Pp, (0,inputs/* given */.gI)(verb_inputs/* SWEEP_INPUTS */.Pp)),
    title: () => 'sweep',
    work: async (values, tell) => {
        const swept = await sweep((0,wiring/* connectedRun */.Z)((0,inputs/* accessOf */.YK)(values), tell, signal), values['poll-interval']);
        for (const one of swept)
            tell({ kind: 'note', text: (0,report_sweep/* sweptLine */.Ex)(one) });
        return swept;
    },
    resultOf: async (swept) => {
        const problems = [
            ...swept.filter(report_sweep/* needsPerson */.z6).flatMap(problemsIn),
            ...(signal.aborted ? [(0,interruptions/* workNotFinished */.pv)('sweep')] : []),
        ];
        const { helpUrl } = (0,run_context/* runContext */.p)(process.env);
        return { outputs: (0,outputs/* sweepOutputs */.zY)(swept), summary: (0,report_sweep/* sweepSummary */.RI)(swept, problems, helpUrl), problems };
    },
});
/** The problems of one service, with the service's name before each subject. */
const problemsIn = ({ service, environment, record, problems }) => {
    const found = problems.length === 0 && record !== null ? [(0,claim/* stuckRelease */.iO)(record)] : problems;
    return found.map((problem) => ({ ...problem, subject: `${service}/${environment}, ${problem.subject}` }));
};


/***/ }),

/***/ 6475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ verbOf)
/* harmony export */ });
/* unused harmony export VERBS */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

/** The verbs, each the name of a file that starts the bundle. */
const VERBS = ['deploy', 'rollback', 'continue', 'status', 'destroy', 'sweep'];
/**
 * The verb, by the name of the file that was started: `dist/rollback.js` and the like only import the bundle, so that no
 * input can choose another verb. The bundle itself is `deploy`.
 */
const verbOf = (script) => {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(script, '.js');
    return VERBS.find((verb) => verb === name) ?? 'deploy';
};


/***/ }),

/***/ 4610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ connectedRun),
  W: () => (/* binding */ makingParts)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./lib/clock.js
var lib_clock = __nccwpck_require__(5233);
;// CONCATENATED MODULE: ./lib/aws/account.js
/** The account of the run's credentials, and when they expire. `renews`: this process renews the credentials itself. */
function account(clients, calls, renews) {
    let end;
    const ambientEnd = async () => {
        // Any client has the credentials; this one is loaded for every release anyway.
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
            // Forgets a failure, so that the next poll asks again.
            end.catch(() => (end = undefined));
            return end;
        },
    };
}
/**
 * Returns when credentials expire for good; null when the SDK renews them. Only credentials from environment variables
 * expire for good: the SDK asks every other source of its chain (instance, container, profile, process, web identity)
 * again.
 */
function fixedEnd({ $source, expiration }) {
    const end = expiration?.getTime() ?? Number.NaN;
    return $source?.CREDENTIALS_ENV_VARS === undefined || Number.isNaN(end) ? null : end;
}

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
;// CONCATENATED MODULE: ./lib/aws/alarms.js

/** Reads CloudWatch alarms by name. */
function alarms(clients, calls) {
    return {
        async read(names) {
            const found = new Map();
            try {
                for (let start = 0; start < names.length; start += AT_ONCE) {
                    const client = await clients.cloudWatch();
                    const batch = names.slice(start, start + AT_ONCE);
                    for (const alarm of await calls.repeat('alarms', () => describe(client, batch)))
                        found.set(alarm.AlarmName ?? '', alarm);
                }
            }
            catch (error) {
                // An unreadable alarm must not fail the whole observation: a rollback needs the rest of it.
                if (!(error instanceof errors/* Failure */.HR))
                    throw error;
                return names.map((name) => ({ name, state: 'unreadable', reason: error.message }));
            }
            return names.map((name) => viewOf(name, found.get(name)));
        },
    };
}
/** The most names that DescribeAlarms takes in one call. */
const AT_ONCE = 100;
/** Names both types, since CloudWatch leaves composite alarms out by default. */
async function describe(client, names) {
    const answer = await client.describeAlarms({
        AlarmNames: [...names],
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        MaxRecords: AT_ONCE,
    });
    return [...(answer.MetricAlarms ?? []), ...(answer.CompositeAlarms ?? [])];
}
/** Reads a state that AWS may add later as INSUFFICIENT_DATA, since it does not show that the alarm is quiet. */
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
// EXTERNAL MODULE: ./lib/core/problems/kinds.js
var kinds = __nccwpck_require__(2659);
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
/** Includes clock skew: the SDK corrects its clock by the answer, so the next call succeeds (SDK-04). */
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
/** All names of an error. Adapters compare them with `isNamed`. */
const namesOf = (error) => [error.Code, error.name, error.code].filter((name) => name !== undefined);
const statusOf = (error) => error.$metadata?.httpStatusCode ?? 0;
const isNamed = (error, ...names) => namesOf(asVendor(error)).some((name) => names.includes(name));
const messageOf = (error) => asVendor(error).message;
const httpStatus = (error) => statusOf(asVendor(error));
const hasName = (error, names) => namesOf(error).some((name) => names.has(name));
/** True if the service did nothing and asks to try again later (THR-01). */
const isThrottled = (error) => hasName(error, THROTTLES) || statusOf(error) === 429;
/** True for a network error. A wrapped error keeps the network's code only in its message. */
const isNetwork = (error) => hasName(error, NETWORK) ||
    (error.name === 'Error' && [...NETWORK].some((code) => error.message.includes(code)));
/**
 * True if STS could not fetch GitHub's keys. The error has the same name as a wrong token, so the message decides
 * (STS-01).
 */
const isKeyFetch = (error) => hasName(error, IDENTITY) && error.message.includes("Couldn't retrieve verification key");
/** True if the outcome is unknown: a write may or may not have taken effect. 501 is a definite answer. */
const isUnanswered = (error) => isNetwork(error) ||
    hasName(error, PASSING) ||
    isKeyFetch(error) ||
    (statusOf(error) >= 500 && statusOf(error) !== 501);
/**
 * True for an error that says nothing about the resource itself: the caller asks again, and decides nothing from it.
 */
const isPassing = (error) => {
    const vendor = asVendor(error);
    return isThrottled(vendor) || isUnanswered(vendor);
};
/** True for an error of AWS or of the network. Any other error is the project's own or a defect. */
const isVendorError = (error) => error.$metadata !== undefined || isPassing(error) || hasName(error, EXPIRED);
/**
 * Turns an AWS error into a Failure, and returns any other error as it is. `subject` is the resource that the call
 * concerns.
 */
function translated(error, subject) {
    const vendor = asVendor(error);
    if (!isVendorError(vendor))
        return error;
    const message = `${vendor.Code ?? vendor.name}: ${vendor.message}`;
    return new errors/* Failure */.HR({ ...codeAndRemedy(vendor), subject, message }, { cause: error });
}
/** Chooses code and remedy. The order matters: an expired session is also a 403. */
function codeAndRemedy(error) {
    if (hasName(error, EXPIRED))
        return ADVICE.credentials;
    if (isPassing(error))
        return ADVICE.silence;
    if (hasName(error, DENIED) || statusOf(error) === 403)
        return ADVICE.denied;
    if (isNamed(error, 'TooManyRules'))
        return ADVICE.noRoom;
    return isNamed(error, 'NoSuchBucket') ? ADVICE.noBucket : ADVICE.refused;
}
const ADVICE = {
    denied: { code: 'TSD3001', remedy: 'Allow this action in the role that the job uses.' },
    credentials: {
        code: 'TSD3002',
        remedy: 'Give the job valid credentials: `role-to-assume` with `id-token: write`, or credentials that last long enough.',
    },
    silence: {
        code: kinds/* AWS_SILENT */.w,
        remedy: 'AWS gave no usable answer for some time. Run again: the next run continues the release.',
    },
    refused: {
        code: 'TSD3004',
        remedy: 'AWS refused the call. Correct what its message names, then run again.',
    },
    noRoom: {
        code: 'TSD3006',
        remedy: 'Remove unused rules, or request a higher quota of rules per load balancer.',
    },
    noBucket: {
        code: 'TSD3301',
        remedy: 'Create the bucket once for the account and region, with versioning on, or name another bucket with `state-bucket`.',
    },
};

;// CONCATENATED MODULE: ./lib/aws/s3/artifacts.js








/** Model archives and instance bundles in S3. */
function artifacts(clients, calls, bucket) {
    const store = async (Key, sha256, body) => {
        const s3 = await clients.s3();
        const Bucket = await bucket();
        const versionId = await calls.repeat(Bucket, () => putUnlessThere(s3, { Bucket, Key }, sha256, body));
        return { uri: `s3://${Bucket}/${Key}`, versionId };
    };
    return {
        bucket,
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
/** The most bytes that one PutObject call accepts. */
const LARGEST = 5 * 1024 ** 3;
/** Prefers the runner's directory, which is emptied after the job. */
const tempDirectory = () => process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
const addressOf = ({ bucket, key }) => `s3://${bucket}/${key}`;
/** Streams the object to a file and hashes it on the way, since an archive may exceed the memory. */
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
/**
 * Uploads the object unless it exists, and returns its version. The key holds the digest, so an existing object is
 * equal; S3 checks an upload against the digest.
 */
async function putUnlessThere(s3, place, sha256, body) {
    const existing = await head(s3, place);
    if (existing !== null)
        return versionOf(existing.VersionId);
    const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
    const put = await s3.putObject({ ...place, ...body(), ChecksumSHA256 });
    return versionOf(put.VersionId);
}
/** Returns null for a missing object. S3 answers 403 instead of 404 to a caller who may not list the bucket (S3-07). */
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
/** Returns null for a bucket without versioning: S3 sends no id, or `null` while versioning is suspended. */
const versionOf = (versionId) => versionId === undefined || versionId === 'null' ? null : versionId;
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
const notThere = (source) => ({
    code: 'TSD2301',
    subject: 'model-artifact',
    message: `${addressOf(source)}${source.versionId === null ? '' : ` in version ${source.versionId}`} does not exist`,
    remedy: 'Correct the address, or upload the archive first.',
});
const notAllowed = (source) => ({
    code: 'TSD2302',
    subject: 'model-artifact',
    message: `the credentials of this job may not read ${addressOf(source)}`,
    remedy: 'Allow s3:GetObject (and s3:GetObjectVersion, s3:ListBucket) on it in the role that the job uses.',
});
const tooLarge = (size) => ({
    code: 'TSD2303',
    subject: 'model-artifact',
    message: `the archive has ${size} bytes; a local archive may have at most ${LARGEST}`,
    remedy: 'Upload the archive to S3 yourself and give its `s3://` address.',
});

;// CONCATENATED MODULE: ./lib/aws/calls.js

const ATTEMPTS = 10;
const FIRST_MS = 200;
const LONGEST_MS = 5_000;
/** The wait before the next attempt, with full jitter: runs that were throttled together must not return together. */
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
/**
 * Makes a client pass the `Date` of each answer to the listener. The middleware runs before errors are read, so
 * refusals count too.
 */
function withServerTime(client, listener) {
    if (listener === undefined)
        return client;
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        const time = Date.parse(dateOf(result.response));
        if (!Number.isNaN(time))
            listener(time);
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'serverTime' });
    return client;
}
/** Returns '' for an answer without a date. */
const dateOf = (response) => response.headers?.['date'] ?? '';

;// CONCATENATED MODULE: ./lib/aws/clients.js

/** Turns the SDK's retries off: calls.ts decides for each call whether it may be repeated. */
const ONE_ATTEMPT = { maxAttempts: 1 };
const API = {
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};
/** Limits silence, not the total time: a large archive takes long. */
const OBJECTS = { requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 } };
function clientsFor({ onServerTime, ...options }) {
    const api = { ...options, ...ONE_ATTEMPT, ...API };
    const objects = { ...options, ...ONE_ATTEMPT, ...OBJECTS, forcePathStyle: hasOwnEndpoint(process.env) };
    return {
        autoScaling: lazily(async () => withServerTime(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(932)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8932, 19))).AutoScaling(api), onServerTime)),
        cloudFormation: lazily(async () => withServerTime(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(805)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3805, 19))).CloudFormation(api), onServerTime)),
        cloudWatch: lazily(async () => withServerTime(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(85)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4085, 19))).CloudWatch(api), onServerTime)),
        loadBalancing: lazily(async () => withServerTime(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(586)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 586, 19))).ElasticLoadBalancingV2(api), onServerTime)),
        s3: lazily(async () => withServerTime(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(711)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3711, 19))).S3(objects), onServerTime)),
        sts: lazily(async () => withServerTime(new (await Promise.all(/* import() */[__nccwpck_require__.e(861), __nccwpck_require__.e(695)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1695, 19))).STS(api), onServerTime)),
    };
}
/**
 * True if the user configured another S3 endpoint. Such endpoints seldom resolve bucket names as host names, so the
 * path names the bucket.
 */
const hasOwnEndpoint = (env) => [env['AWS_ENDPOINT_URL_S3'], env['AWS_ENDPOINT_URL']].some((url) => url !== undefined && url !== '');
function lazily(load) {
    let loaded;
    return () => (loaded ??= load());
}

;// CONCATENATED MODULE: ./lib/aws/credentials.js


/**
 * Provides a role's credentials to all clients, and renews them before they expire, so that a release may outlast a
 * session.
 */
function assumedRole(options, clients, calls, clock) {
    let current;
    let renewAt = 0;
    const renew = async () => {
        const renewed = await assume(options, clients, calls);
        renewAt = renewed.expiration.getTime() - MARGIN_MS;
        return renewed;
    };
    return () => {
        if (current !== undefined && clock.now() < renewAt)
            return current;
        // Callers during a renewal share its answer. A refusal is not kept.
        renewAt = Number.POSITIVE_INFINITY;
        current = renew();
        current.catch(() => (renewAt = 0));
        return current;
    };
}
/** Credentials are renewed this long before they expire: longer than any single call takes. */
const MARGIN_MS = 5 * 60_000;
/** Assumes the role with a new token for each attempt, since a token may expire during a slow attempt (STS-02). */
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
const identity = (credentials) => ({
    accessKeyId: credentials.AccessKeyId,
    secretAccessKey: credentials.SecretAccessKey,
    sessionToken: credentials.SessionToken,
    expiration: credentials.Expiration,
});
const refused = (roleArn, error) => ({
    code: 'TSD3005',
    subject: 'role-to-assume',
    message: `${roleArn}: ${messageOf(error)}`,
    remedy: remedyFor(messageOf(error)),
});
/** Chooses the remedy by STS's message, the only sign of which part of the trust is wrong (STS-01). */
function remedyFor(message) {
    if (message.includes('No OpenIDConnect provider'))
        return 'Add GitHub as an OpenID Connect provider to this account.';
    if (message.includes('audience'))
        return 'Add the audience sts.amazonaws.com to the provider.';
    return 'Make the role trust this repository and environment (the `sub` claim of the job’s token).';
}

// EXTERNAL MODULE: ./lib/core/colour.js
var core_colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/tags.js
var tags = __nccwpck_require__(138);
;// CONCATENATED MODULE: ./lib/aws/auto-scaling/scheduled-end.js

/** The sizes of an ended parking. The maximum stays, for a later rollback to this fleet. */
const EMPTY_FLEET = { MinSize: 0, DesiredCapacity: 0 };
const ACTION_NAMES = {
    pin: 'torchserve-deploy-pin',
    parking: 'torchserve-deploy-parking',
};
/** Schedules the end at `until` (ms since the epoch), rounded up: Auto Scaling counts whole seconds. */
const scheduleEnd = (client, group, until, { kind, sizes }) => client.putScheduledUpdateGroupAction({
    AutoScalingGroupName: group,
    ScheduledActionName: ACTION_NAMES[kind],
    StartTime: new Date(Math.ceil(until / 1000) * 1000),
    ...sizes,
});
/** Removes the scheduled end. Succeeds when there is none, which Auto Scaling reports as a ValidationError. */
async function cancelEnd(client, group, kind) {
    try {
        await client.deleteScheduledAction({
            AutoScalingGroupName: group,
            ScheduledActionName: ACTION_NAMES[kind],
        });
    }
    catch (error) {
        if (!isNamed(error, 'ValidationError'))
            throw error;
    }
}

;// CONCATENATED MODULE: ./lib/aws/auto-scaling/group-names.js

/** Logical id of the group in templates/fleet.yaml, for the time before the stack has outputs. */
const GROUP = 'Group';
/** Reads the name from the stack's output, or from its resources during creation. Keeps a name that was found. */
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

;// CONCATENATED MODULE: ./lib/aws/auto-scaling/scaling-failure.js
/**
 * Tells from a group's scaling activities why launches fail. Expects activities newest first, and looks only at those
 * after the last successful launch. A lack of capacity is a failure only when it affects every zone.
 */
function launchTrouble(activities, zones) {
    const launches = activities.filter((activity) => activity.description.startsWith('Launching'));
    const succeeded = launches.findIndex((activity) => activity.status === 'Successful');
    const failed = launches
        .slice(0, succeeded === -1 ? launches.length : succeeded)
        .filter((activity) => activity.status === 'Failed');
    const permanent = failed.find((activity) => matches(activity.message, PERMANENT));
    if (permanent !== undefined)
        return { failure: permanent.message, shortage: null };
    const short = failed.filter((activity) => matches(activity.message, ZONE_SHORTAGE));
    const zonesWithout = new Set(short.map((activity) => activity.zone));
    const everywhere = zones.length > 0 && zones.every((zone) => zonesWithout.has(zone));
    const message = short[0]?.message ?? null;
    return everywhere ? { failure: message, shortage: null } : { failure: null, shortage: message };
}
/** Failures that recur in every zone: the group would retry for ever. */
const PERMANENT = [
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
/** Failures of one zone: another zone may have capacity. */
const ZONE_SHORTAGE = [
    /do not have sufficient .* capacity/i, // ASG-03
    /InsufficientInstanceCapacity|UnfulfillableCapacity/,
    /instance type .* is not supported in your requested Availability Zone/i,
];
const matches = (message, patterns) => patterns.some((pattern) => pattern.test(message));
const NO_TROUBLE = { failure: null, shortage: null };
/**
 * Reads the zone from the activity's details (JSON with "Availability Zone"), else from its message: "... you requested
 * (us-east-1a)".
 */
function zoneOf(details, message) {
    const fromDetails = /"Availability Zone"\s*:\s*"([^"]+)"/.exec(details ?? '')?.[1];
    return fromDetails ?? /Availability Zone[^(]*\(([-a-z0-9]+)\)/i.exec(message)?.[1] ?? null;
}

;// CONCATENATED MODULE: ./lib/aws/auto-scaling/launch-failures.js

/** The shortest time between two questions about launches, over all groups. */
const PACE_MS = 1_000;
/** Asks only about groups that lack instances, one group a second; of two, the one whose answer is older. */
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
/** Reads the newest hundred activities. Older ones do not matter: launchTrouble looks only past the last success. */
async function readTrouble(client, group) {
    const answer = await client.describeScalingActivities({ AutoScalingGroupName: nameOf(group) });
    return launchTrouble((answer.Activities ?? []).map(toActivity), group.AvailabilityZones ?? []);
}
const toActivity = (activity) => ({
    status: activity.StatusCode ?? '',
    description: activity.Description ?? '',
    message: activity.StatusMessage ?? activity.Description ?? '',
    zone: zoneOf(activity.Details, activity.StatusMessage ?? activity.Description ?? ''),
});

;// CONCATENATED MODULE: ./lib/aws/auto-scaling/fleets.js






/** Observes the Auto Scaling groups of both colours, and pins, parks and unpins them. */
function fleets(clients, calls, clock) {
    const nameOf = groupNames(clients, calls);
    const failures = launchFailures(clients, calls, clock);
    /** Runs the steps in order, stops at the first without an answer, never retries: another run may have taken over. */
    const runInOrder = async (group, steps) => {
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
                    ? viewWithoutGroup(stacks[colour])
                    : viewOfGroup(stacks[colour], group, troubleOf(group));
            });
        },
        pin: (group, minSize, until, restoreMin) => runInOrder(group, [
            // Schedules the end first: a run that dies in between leaves the fleet unpinned, never pinned for ever.
            (client) => scheduleEnd(client, group, until, { kind: 'pin', sizes: { MinSize: restoreMin } }),
            (client) => cancelEnd(client, group, 'parking'),
            (client) => setMinimum(client, group, minSize),
        ]),
        park: (group, minSize, until) => runInOrder(group, [
            (client) => scheduleEnd(client, group, until, { kind: 'parking', sizes: EMPTY_FLEET }),
            (client) => cancelEnd(client, group, 'pin'),
            (client) => setMinimum(client, group, minSize),
        ]),
        unpin: (group, minSize) => runInOrder(group, [
            ...(minSize === null ? [] : [(client) => setMinimum(client, group, minSize)]),
            // Removes the end last: while the pin stands, its end must stay.
            (client) => cancelEnd(client, group, 'pin'),
            (client) => cancelEnd(client, group, 'parking'),
        ]),
    };
}
const setMinimum = (client, AutoScalingGroupName, MinSize) => client.updateAutoScalingGroup({ AutoScalingGroupName, MinSize });
/** Finds groups by name in one call; makes no call without names. AWS leaves an unknown group out (ASG-11). */
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
    releaseId: stack.tags[tags/* TAGS */.gp.release] ?? null,
    manifest: stack.tags[tags/* TAGS */.gp.manifest] ?? null,
    capacity: stack.tags[tags/* TAGS */.gp.capacity] ?? null,
});
const viewWithoutGroup = (stack) => ({
    ...fleets_identity(stack),
    name: null,
    minSize: 0,
    maxSize: 0,
    desired: 0,
    instances: [],
    ...NO_TROUBLE,
});
const viewOfGroup = (stack, group, trouble) => ({
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

// EXTERNAL MODULE: ./lib/core/text/json.js
var json = __nccwpck_require__(7981);
;// CONCATENATED MODULE: ./lib/core/intent.js

/** The longest accepted texts, in UTF-16 units. The action writes shorter ones, but others may write the object. */
const LONGEST = { document: 16_384, releaseId: 128, actor: 128, runUrl: 2_048 };
/** Upper bound of a step index: more than any strategy has steps. */
const MOST_STEPS = 1_000;
/** The latest time that a Date can hold, in ms since the epoch. */
const LAST_MOMENT = 8_640_000_000_000_000;
/** Reads a stored intent; null when the text is not a valid one. Drops unknown fields. Never throws. */
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

// EXTERNAL MODULE: ./lib/core/names.js
var names = __nccwpck_require__(6599);
;// CONCATENATED MODULE: ./lib/aws/s3/state-bucket.js

/** Asks for the account id only when no bucket is named, and only once. */
function stateBucket(named, region, accountId) {
    let asked;
    const find = async () => named ?? (0,names/* stateBucketName */.TI)(await accountId(), region);
    return () => (asked ??= find());
}
/** Prefix of all release records, archived records, kept requests and intents. */
const RELEASES = 'releases/';
const releaseKey = (service, environment, name) => `${RELEASES}${service}/${environment}/${name}.json`;
/** The service and environment whose current record has this key; null for any other key. */
function recordOwner(key) {
    const found = /^releases\/(?<service>[^/]+)\/(?<environment>[^/]+)\/current\.json$/.exec(key)?.groups;
    return found === undefined ? null : { service: found['service'], environment: found['environment'] };
}

;// CONCATENATED MODULE: ./lib/aws/s3/intent-store.js



/** Stores the intent beside the record. Each poll reads it; S3 sends no body while it is unchanged. */
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
/** Bytes. An intent is far smaller. */
const intent_store_LARGEST = 64 * 1024;
/**
 * Returns null when there is no intent. The SDK reports "not modified" as an error without a name of its own (S3-07).
 */
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
    // Closes the connection, since nobody reads the body.
    if (Body !== undefined && 'destroy' in Body)
        Body.destroy();
    return null;
}

;// CONCATENATED MODULE: ./lib/aws/s3/instance-report-reader.js

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
 * Reads an instance's report about itself. The text comes from outside, so every field is checked. An unreadable
 * report becomes one with the state `failed`, so that the instance is not overlooked.
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

;// CONCATENATED MODULE: ./lib/aws/s3/objects-below.js
/** Lists all objects under a prefix, ordered by key, page by page. */
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

;// CONCATENATED MODULE: ./lib/aws/s3/instance-reports.js



/** Reads the reports that the instances of a release write to the state bucket. */
function instanceReports(clients, calls, bucket) {
    const known = new Map();
    return {
        async read(releaseId) {
            const s3 = await clients.s3();
            const Bucket = await bucket();
            const found = await calls.repeat(Bucket, () => objectsBelow(s3, Bucket, reportsPrefix(releaseId)));
            const listed = found.filter((object) => object.Key?.endsWith('.json') === true);
            const readUnlessKnown = async (object) => {
                const before = known.get(object.Key);
                if (before?.etag === object.ETag)
                    return before?.report ?? null;
                const report = await calls.repeat(Bucket, () => readOne(s3, Bucket, object, releaseId));
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
/** Bytes. A report with 40 log lines is far smaller. */
const instance_reports_LARGEST = 256 * 1024;
/** The most reports that are read at the same time. More would only wait for a connection, and hold memory. */
const instance_reports_AT_ONCE = 25;
/** The prefix under which a release's instances write their reports. */
const reportsPrefix = (releaseId) => `reports/${releaseId}/`;
/** Returns null for a report that was deleted after the listing. */
async function readOne(s3, Bucket, object, releaseId) {
    const instanceId = object.Key.slice(reportsPrefix(releaseId).length, -'.json'.length);
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

;// CONCATENATED MODULE: ./lib/aws/s3/stored-request.js


/** Writes the request of a release in the form that is kept beside its record. */
const requestText = (request) => JSON.stringify({ schemaVersion: 1, request }, null, 2);
/** Reads what `requestText` wrote. Throws Failure TSD3304 for anything else, since a request must not be guessed. */
function parsedRequest(text, key) {
    const value = (0,json/* parsedJson */.U)(text);
    if (!(0,json/* isFields */.C)(value) || value['schemaVersion'] !== 1 || !isRequest(value['request']))
        throw new errors/* Failure */.HR({
            code: 'TSD3304',
            subject: key,
            message: 'this version of the action cannot read the kept request of the release',
            remedy: 'Use `deploy` with the archive that should serve.',
        });
    return value['request'];
}
const isRequest = (value) => (0,json/* isFields */.C)(value) &&
    typeof value['service'] === 'string' &&
    (0,json/* isFields */.C)(value['policy']) &&
    (0,json/* isFields */.C)(value['verified']);

;// CONCATENATED MODULE: ./lib/aws/s3/stored-record.js


const recordText = ({ record, nonce }) => JSON.stringify({ ...record, nonce }, null, 2);
/** Reads what `recordText` wrote. Throws Failure TSD3302 for anything else, since a record must not be guessed. */
function parsedRecord(text, key) {
    const value = (0,json/* parsedJson */.U)(text);
    if (!(0,json/* isFields */.C)(value) || value['schemaVersion'] !== 2 || typeof value['releaseId'] !== 'string')
        throw new errors/* Failure */.HR({
            code: 'TSD3302',
            subject: key,
            message: 'this version of the action cannot read the stored release record',
            remedy: 'Use the version of the action that wrote the record, or inspect the object and move it away.',
        });
    const { nonce, ...record } = value;
    return { record: record, nonce: typeof nonce === 'string' ? nonce : '' };
}

;// CONCATENATED MODULE: ./lib/aws/s3/record-store.js








const record_store_ATTEMPTS = 8;
/** Stores release records, archived records and kept requests in the state bucket. */
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
            return replaceVersion({ s3, calls, clock, place, wish: { record, nonce: (0,external_node_crypto_.randomUUID)() }, tag });
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
            return objects.map(({ Key }) => recordOwner(Key ?? '')).filter((owner) => owner !== null);
        },
    };
}
/**
 * Replaces the version `tag` and no other. Reads the object back after every answer but success: a 412 may follow from
 * this run's own write whose answer was lost, and a 409 or no answer leaves the outcome open (S3-01 to S3-04).
 */
async function replaceVersion(save) {
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
/** Returns the new tag; null when the answer leaves open what is stored. */
async function put({ s3, place, wish, tag }) {
    const condition = tag === null ? { IfNoneMatch: '*' } : { IfMatch: tag };
    try {
        const Body = recordText(wish);
        const answer = await s3.putObject({ ...place, ...condition, Body, ContentType: 'application/json' });
        return answer.ETag;
    }
    catch (error) {
        if (isInconclusive(error))
            return null;
        throw translated(error, place.Bucket);
    }
}
/**
 * True if the object must be read back. 412: another version exists. 409: a concurrent write. NoSuchKey: the object is
 * gone (S3-02).
 */
const isInconclusive = (error) => isPassing(error) || [409, 412].includes(httpStatus(error)) || isNamed(error, 'NoSuchKey');
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
const versionIn = ({ text, tag }, { Key }) => ({
    ...parsedRecord(text, Key),
    tag,
});
const neverSaved = ({ Key }) => ({
    code: 'TSD3303',
    subject: Key,
    message: 'S3 neither accepted nor refused the release record',
    remedy: 'Run again: the next run continues the release from its stored record.',
});

// EXTERNAL MODULE: ./lib/core/stack-state.js
var stack_state = __nccwpck_require__(6487);
;// CONCATENATED MODULE: ./lib/aws/answer-cache.js
/** Makes an empty cache. Answers that fail `isCacheable` are never kept. */
function answerCache(clock, isCacheable = () => true) {
    const kept = new Map();
    return {
        async answer(question, age, ask) {
            const cached = kept.get(question);
            const askedAt = clock.now();
            if (cached !== undefined && askedAt - cached.at < (age?.maxAgeMs ?? 0))
                return cached.answer;
            kept.delete(question);
            const answer = await ask();
            if (isCacheable(answer))
                kept.set(question, { at: askedAt, answer });
            return answer;
        },
        forget: (question) => void kept.delete(question),
    };
}

;// CONCATENATED MODULE: ./lib/aws/cloudformation/change-set-causes.js
/**
 * Reads why early validation refused a change set, since the set's own reason only says that it failed (CFN-31).
 * Returns nothing without permission to read the events; the caller then shows the set's reason.
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
/** Formats an event as `Group /Resources/Group/Properties/MinSize: …`; null for an event without a reason. */
function causeText(event) {
    const reason = event.ValidationStatusReason ?? event.ResourceStatusReason ?? event.HookStatusReason;
    if (reason === undefined)
        return null;
    const where = [event.LogicalResourceId, event.ValidationPath].filter((part) => part !== undefined && part !== '');
    return where.length === 0 ? reason : `${where.join(' ')}: ${reason}`;
}

;// CONCATENATED MODULE: ./lib/aws/cloudformation/replacements.js
/**
 * Lists the resources that an update replaces or may replace, such as `Group (AWS::AutoScaling::AutoScalingGroup)`,
 * in CloudFormation's order.
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
/**
 * Counts `Conditional` as a replacement: CloudFormation decides it only during the update, too late for a fleet that
 * serves.
 */
const replaces = ({ ResourceChange: change }) => change?.Replacement === 'True' || change?.Replacement === 'Conditional';
const replacements_nameOf = ({ ResourceChange: change }) => `${change?.LogicalResourceId ?? ''} (${change?.ResourceType ?? ''})`;

;// CONCATENATED MODULE: ./lib/aws/cloudformation/stack-problems.js
/** The problems of a change to a stack before its execution. When one is raised, nothing was changed. */
/** The most bytes that CreateChangeSet takes inline (CFN-20). */
const INLINE_LIMIT = 51_200;
const templateTooLarge = (stack, bytes) => ({
    code: 'TSD3201',
    subject: stack,
    message: `the template has ${bytes} bytes; CloudFormation accepts at most ${INLINE_LIMIT} inline`,
    remedy: 'Shorten the template.',
});
const changeSetRefused = (stack, reason, causes) => ({
    code: 'TSD3202',
    subject: stack,
    message: `CloudFormation refused the change: ${causes[0] ?? reason}`,
    remedy: 'Nothing was changed. Correct what the message names, then run again.',
    ...(causes.length > 0 && { detail: [reason, ...causes] }),
});
const changeSetSlow = (stack) => ({
    code: 'TSD3203',
    subject: stack,
    message: 'CloudFormation did not finish validating the change in five minutes',
    remedy: 'Nothing was changed. Run again: the next run continues with the same change set.',
});
const notChangeable = (stack, status) => ({
    code: 'TSD3204',
    subject: stack,
    message: `the stack has the status ${status} and cannot be changed`,
    remedy: 'Wait for the other operation to end, or repair or delete the stack. Then run again.',
});
const wouldReplace = (stack, resources) => ({
    code: 'TSD3205',
    subject: stack,
    message: `the change would replace ${resources.join(', ')}, which serves traffic`,
    remedy: 'Nothing was changed. Make the change with a release: a new fleet takes over from the one that serves.',
});

;// CONCATENATED MODULE: ./lib/aws/cloudformation/change-set.js





const POLL_MS = 1_000;
const POLLS = 300;
/** Both wordings of an empty change set (CFN-02). */
const EMPTY = /didn't contain changes|No updates are to be performed/;
/**
 * Creates the change set and waits for its validation. Deletes a set that is empty or refused; throws Failure TSD3202
 * for a refused one.
 */
async function prepareChangeSet(set, type) {
    await create(set, type);
    const made = await validated(set);
    if (isExecuted(made))
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
/** Deletes a set that would or might replace a resource, and throws Failure TSD3205. */
async function refuseReplacing(set) {
    const { client, calls, wish } = set;
    const replaced = await calls.repeat(wish.name, () => replacements(client, wish.name, change_set_nameOf(set)));
    if (replaced.length === 0)
        return;
    await remove(set);
    throw new errors/* Failure */.HR(wouldReplace(wish.name, replaced));
}
/** Starts the execution of the set. CloudFormation copies the token to each event of the operation (CFN-29). */
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
            // After a lost answer the set may be executing (CFN-03) or executed (CFN-29) already.
            if (isNamed(error, 'TokenAlreadyExistsException'))
                return;
            if (isNamed(error, 'InvalidChangeSetStatus') && isExecuted(await change_set_describe(set)))
                return;
            throw error;
        }
    });
}
/** True if an earlier call with this token began the execution, and only its answer was lost. */
const executionBegan = (set) => set.calls.repeat(set.wish.name, async () => {
    try {
        return isExecuted(await change_set_describe(set));
    }
    catch (error) {
        if (isNamed(error, 'ChangeSetNotFound'))
            return false;
        throw error;
    }
});
/** Makes a valid change set name from a token: at most 128 letters, digits and dashes, a letter first. */
const changeSetName = (token) => `tsd-${token.replace(/[^-A-Za-z0-9]/g, '-')}`.slice(0, 128);
const change_set_nameOf = ({ token }) => changeSetName(token);
async function create(set, type) {
    const { client, calls, wish } = set;
    await calls.repeat(wish.name, async () => {
        try {
            await client.createChangeSet(request(set, type));
        }
        catch (error) {
            // An earlier call with this token created the set; its status shows how to continue.
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
    // Explicit, since the documented defaults contradict each other (CFN-27). ROLLBACK removes the instances but keeps
    // the stack with its events. DELETE would remove the cause too; DO_NOTHING would leave instances to pay for.
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
/** True once execution began, whatever the result; the stack's status tells how it went. */
const isExecuted = ({ ExecutionStatus: status }) => status?.startsWith('EXECUTE_') === true;
/** Deletes the set, since the next call with the same token would find it. Succeeds when it is gone already. */
const remove = (set) => set.calls.repeat(set.wish.name, async () => {
    try {
        await set.client.deleteChangeSet({ StackName: set.wish.name, ChangeSetName: change_set_nameOf(set) });
    }
    catch (error) {
        if (!isNamed(error, 'ChangeSetNotFound'))
            throw error;
    }
});

;// CONCATENATED MODULE: ./lib/aws/cloudformation/stack-status.js
/**
 * The state of a stack by CloudFormation status, for all 23 statuses. Suffixes mislead: UPDATE_ROLLBACK_COMPLETE is
 * healthy (CFN-09).
 */
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
/** Returns `unknown` for a status that AWS may add later; the loop decides nothing from it. */
const stackState = (status) => Object.hasOwn(STACK_STATES, status) ? STACK_STATES[status] : 'unknown';
/** True if the newest operation on the stack failed, so that its events hold a cause. */
const hasFailed = (status) => status.includes('ROLLBACK') || status.endsWith('_FAILED');

;// CONCATENATED MODULE: ./lib/aws/cloudformation/event-cursor.js


function eventCursor(events) {
    const shown = new Map();
    return {
        async mark(stackId) {
            const [newest] = await emptyOnError(() => events.back(stackId, () => true));
            shown.set(stackId, newest?.id ?? '');
        },
        async next(stackId) {
            const last = shown.get(stackId);
            const found = await emptyOnError(() => last === undefined
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
/** True if the newest event ends the stack's operation; that operation ended before the first look. */
const hasEnded = ([newest]) => newest !== undefined && newest.resource === newest.stack && !(0,stack_state/* isMoving */.rU)({ state: stackState(newest.status) });
/** Shows nothing after an error, such as a throttle or a missing permission. */
const emptyOnError = (read) => read().catch(() => []);

;// CONCATENATED MODULE: ./lib/aws/cloudformation/stack-recovery.js

/** The call that returns a stuck stack to its last working state, by status. No call skips a resource. */
const RECOVERIES = {
    UPDATE_ROLLBACK_FAILED: (client, StackName, ClientRequestToken) => client.continueUpdateRollback({ StackName, ClientRequestToken }),
    UPDATE_FAILED: (client, StackName, ClientRequestToken) => client.rollbackStack({ StackName, ClientRequestToken }),
    CREATE_FAILED: (client, StackName, ClientRequestToken) => client.rollbackStack({ StackName, ClientRequestToken }),
};
/** Returns the recovery for a status; null for a status without one. */
const recoveryFrom = (status) => Object.hasOwn(RECOVERIES, status) ? acceptKnownToken(RECOVERIES[status]) : null;
/** Counts a known token as success: an earlier call was accepted, and its answer was lost. */
const acceptKnownToken = (recover) => async (client, stack, token) => {
    try {
        return await recover(client, stack, token);
    }
    catch (error) {
        if (!isNamed(error, 'TokenAlreadyExistsException'))
            throw error;
        return undefined;
    }
};

;// CONCATENATED MODULE: ./lib/aws/cloudformation/stack-cause.js
/**
 * Tells why the newest operation failed: its earliest failure that is not a consequence. If no resource failed, the
 * first reason of the rollback (CFN-15: a bad output). null while nothing failed. Expects events newest first.
 */
function causeOf(events) {
    const opening = events.findIndex(opensOperation);
    const operation = events.slice(0, opening === -1 ? events.length : opening + 1).reverse();
    const failed = operation.filter((event) => event.status.endsWith('_FAILED') && !isStack(event));
    const first = failed.find((event) => !CANCELLED.test(event.reason ?? '')) ?? failed[0];
    if (first !== undefined)
        return `${first.resource} (${first.type}): ${reasonOf(first)}`;
    const rollback = operation.find((event) => isStack(event) && isFailure(event.status) && event.reason !== null);
    return rollback === undefined ? null : reasonOf(rollback);
}
const OPENING = new Set([
    'CREATE_IN_PROGRESS',
    'UPDATE_IN_PROGRESS',
    'DELETE_IN_PROGRESS',
    'IMPORT_IN_PROGRESS',
]);
/**
 * CloudFormation's word for a sibling that it cancels after a failure: a consequence, not the cause (CFN-13, CFN-14).
 */
const CANCELLED = /\bcancell?ed\b/i;
/** The words of a group that did not stabilise, before the scaling activity's own message (CFN-23). */
const NOT_STABLE = /^.*Last scaling activity: /s;
/** True if the event begins an operation of the stack. A rollback belongs to the operation that failed. */
const opensOperation = (event) => event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack && OPENING.has(event.status);
const isStack = (event) => event.type === 'AWS::CloudFormation::Stack' && event.resource === event.stack;
const isFailure = (status) => status.includes('ROLLBACK') || status.endsWith('_FAILED');
const reasonOf = (event) => (event.reason ?? event.status).replace(NOT_STABLE, '').trim();

;// CONCATENATED MODULE: ./lib/aws/cloudformation/stack-events.js

/** A limit: a page holds about 100 events, and no operation on the project's stacks has as many as ten pages. */
const MOST_PAGES = 10;
function stackEvents(clients, calls) {
    const back = async (stack, reached) => {
        const client = await clients.cloudFormation();
        return calls.repeat(stack, () => stack_events_read(client, stack, reached));
    };
    return { back, newestOperation: (stack) => back(stack, opensOperation) };
}
async function stack_events_read(client, stack, reached) {
    const found = [];
    let next;
    for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await client.describeStackEvents({ StackName: stack, ...(next && { NextToken: next }) });
        for (const event of (answer.StackEvents ?? []).map(toStackEvent)) {
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
const toStackEvent = (event) => ({
    id: event.EventId ?? '',
    at: event.Timestamp?.getTime() ?? 0,
    stack: event.StackName ?? '',
    resource: event.LogicalResourceId ?? '',
    type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason ?? null,
});

;// CONCATENATED MODULE: ./lib/aws/cloudformation/stacks.js











/** CloudFormation stacks behind the port `Stacks`. */
function stacks(clients, calls, clock) {
    const events = stackEvents(clients, calls);
    const cursor = eventCursor(events);
    const causes = rememberedCauses(events);
    const ids = new Map();
    const viewCache = answerCache(clock, stack_state/* isAtRest */.UU);
    const ask = async (name) => {
        const client = await clients.cloudFormation();
        const stack = await calls.repeat(name, () => stacks_find(client, name));
        if (stack === null)
            return absent(name);
        ids.set(name, stack.StackId);
        return stacks_viewOf(stack, await causes(stack));
    };
    const apply = async (wish, token, { replacement = 'allowed' } = {}) => {
        const bytes = Buffer.byteLength(wish.template);
        if (bytes > INLINE_LIMIT)
            throw new errors/* Failure */.HR(templateTooLarge(wish.name, bytes));
        viewCache.forget(wish.name);
        const stack = await ask(wish.name);
        const set = { client: await clients.cloudFormation(), calls, clock, wish, token };
        if (stack.state === 'busy' && (await executionBegan(set)))
            return 'started';
        if (!(0,stack_state/* isAtRest */.UU)(stack))
            throw new errors/* Failure */.HR(notChangeable(wish.name, stack.status));
        const prepared = await prepareChangeSet(set, (0,stack_state/* exists */.t2)(stack) ? 'UPDATE' : 'CREATE');
        if (prepared.kind === 'unchanged')
            return 'unchanged';
        if (prepared.kind === 'executed')
            return 'started';
        if (replacement === 'refused')
            await refuseReplacing(set);
        ids.set(wish.name, prepared.stackId);
        await cursor.mark(prepared.stackId);
        await executeChangeSet(set);
        return 'started';
    };
    return {
        describe: (name, age) => viewCache.answer(name, age, () => ask(name)),
        apply,
        async recover(name, status, token) {
            const recovery = recoveryFrom(status);
            if (recovery === null)
                throw new errors/* Failure */.HR(notChangeable(name, status));
            const client = await clients.cloudFormation();
            viewCache.forget(name);
            return calls.once(name, () => recovery(client, name, token));
        },
        async remove(name, token) {
            viewCache.forget(name);
            const client = await clients.cloudFormation();
            return calls.once(name, () => deleteStack(client, name, token));
        },
        async newEvents(name) {
            const id = ids.get(name);
            return id === undefined ? [] : cursor.next(id);
        },
    };
}
/** Returns null for a stack that does not exist. Only the message tells this ValidationError from others (CFN-07). */
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
/**
 * Deletes a stack. CloudFormation accepts a stack that is gone. A known token means that an earlier call was accepted.
 */
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
/** Finds the cause of a stack's failed operation, and reads its events once: the first failure does not change. */
function rememberedCauses(events) {
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

;// CONCATENATED MODULE: ./lib/aws/load-balancing/production-rule.js

/** The production rule: the listener rule that splits traffic between the target groups of the two colours. */
/** The greatest weight that ELB accepts (ELB-04). Checked here too: a wrong weight must never leave this process. */
const MOST = 999;
/**
 * Makes the action of the production rule. It names both groups, since ELB health-checks only groups that a rule names.
 */
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
/** Reads the rule's weights of these groups; null when the rule forwards to neither. */
function ruleView(rule, targetGroups) {
    const weights = forwardedWeights(rule);
    if (!core_colour/* COLOURS */.O5.some((colour) => weights.has(targetGroups[colour])))
        return null;
    return { arn: rule.RuleArn, weights: (0,core_colour/* perColour */.Yr)((colour) => weights.get(targetGroups[colour]) ?? 0) };
}
/**
 * Reads the weights by target group. A group without a weight counts as 1: a rule that a person edits to one group has
 * none.
 */
function forwardedWeights(rule) {
    const forward = (rule.Actions ?? []).find((action) => action.Type === 'forward');
    const groups = forward?.ForwardConfig?.TargetGroups ?? [];
    if (groups.length > 0)
        return new Map(groups.map((group) => [group.TargetGroupArn, group.Weight ?? 1]));
    return new Map(forward?.TargetGroupArn === undefined ? [] : [[forward.TargetGroupArn, 1]]);
}

;// CONCATENATED MODULE: ./lib/aws/load-balancing/traffic.js



/** Reads and writes the production rule, and reads the health of targets. */
function traffic(clients, calls, clock) {
    const healthCache = answerCache(clock);
    return {
        async rule(listenerArn, targetGroups) {
            const client = await clients.loadBalancing();
            const rules = await calls.repeat(listenerArn, () => emptyIfGone('ListenerNotFound', () => readRules(client, listenerArn)));
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
        targets: (targetGroupArn, age) => healthCache.answer(targetGroupArn, age, async () => {
            const client = await clients.loadBalancing();
            return calls.repeat(targetGroupArn, () => emptyIfGone('TargetGroupNotFound', async () => {
                const answer = await client.describeTargetHealth({ TargetGroupArn: targetGroupArn });
                return (answer.TargetHealthDescriptions ?? []).map(healthOf);
            }));
        }),
    };
}
/** ELB's last priority. The rule matches every path, so it must come after all rules that people add. */
const LAST_PRIORITY = 50_000;
const PRIORITIES_TRIED = 20;
/** Returns nothing for a resource that is gone: during removal of the edge its outputs still name deleted resources. */
async function emptyIfGone(code, read) {
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
/** Creates the rule at the last free priority. A clash creates nothing (ELB-08), so the next try is safe. */
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













/** Implements the ports with AWS. Makes no call and loads no client until a port is used. */
function cloud(options) {
    const { region, clock } = options;
    const calls = callsWith(clock);
    const clients = clientsFor(clientOptions(options, calls));
    const ownAccount = account(clients, calls, options.roleToAssume !== null);
    const bucket = stateBucket(options.stateBucket, region, ownAccount.accountId);
    return {
        account: ownAccount,
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
/** Options of the main clients. The role is assumed with separate clients, which need no credentials. */
function clientOptions(options, calls) {
    const { region, roleToAssume, idToken, clock, onServerTime } = options;
    const plain = { region, ...(onServerTime && { onServerTime }) };
    if (roleToAssume === null)
        return plain;
    const role = { roleArn: roleToAssume, sessionName: 'torchserve-deploy', idToken };
    return { ...plain, credentials: assumedRole(role, clientsFor(plain), calls, clock) };
}

// EXTERNAL MODULE: ./lib/core/plan/manifest.js
var manifest = __nccwpck_require__(7242);
;// CONCATENATED MODULE: ./lib/files/bundle.js




/**
 * Makes the zip from which an instance sets itself up for the release. Equal content gives equal bytes, so that the
 * digest identifies it: the names are sorted, and all entries have the same time and mode.
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
        .map((name) => [name, [content[name] ?? NO_BYTES, ENTRY_OPTIONS]]));
    const zip = zipSync(ordered);
    return { zip, sha256: sha256(zip) };
};
/** The names of programs. Documentation beside them stays out of the bundle. */
const PROGRAM = /^[a-z0-9_-]+\.(?:sh|py)$/;
const readInstanceFiles = async (directory) => {
    const names = (await (0,promises_.readdir)(directory)).filter((name) => PROGRAM.test(name)).toSorted();
    const files = names.map(async (name) => [name, await (0,promises_.readFile)((0,external_node_path_.join)(directory, name))]);
    return Object.fromEntries(await Promise.all(files));
};
/** Computes a digest (hex) over the names and contents of the files. */
const filesDigest = (files) => sha256((0,manifest/* canonical */.$N)(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)]))));
const NO_BYTES = new Uint8Array();
/**
 * The options of every zip entry. The zip format stores local time, so a local date gives the same bytes in every time
 * zone.
 */
const ENTRY_OPTIONS = {
    mtime: new Date(1980, 0, 1),
    os: 3,
    attrs: (0o100644 << 16) >>> 0,
    level: 6,
};
const sha256 = (content) => (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');

;// CONCATENATED MODULE: ./lib/core/archive/archive.js
const MANIFEST = 'MAR-INF/MANIFEST.json';
/** Makes a problem of the input `model-artifact`. */
const archiveProblem = (code, message, remedy) => ({
    code,
    subject: 'model-artifact',
    message,
    remedy,
});
/** The remedy for most faults of an archive. */
const REBUILD_ARCHIVE = 'Build the archive again with `torch-model-archiver`.';
/** Makes the problem of a manifest that cannot be read; the message is its name and `fault`. */
const unreadableManifest = (fault) => archiveProblem('TSD2011', `${MANIFEST} ${fault}`, REBUILD_ARCHIVE);

// EXTERNAL MODULE: ./lib/core/text/quoted.js
var quoted = __nccwpck_require__(927);
;// CONCATENATED MODULE: ./lib/core/archive/entry-rules.js


/** The rules for the entries of a model archive: their number, names and kinds. */
/** The most entries of an archive. The server unpacks all of them at each start; a real archive has some dozens. */
const MOST_ENTRIES = 10_000;
/** True if unpacking could write the entry outside its folder, or under another name than the one read here. */
const isUnsafe = (name) => name.length > 1_024 ||
    (0,quoted/* hasHidden */.V)(name) ||
    name.includes('\\') ||
    /^(?:\/|[A-Za-z]:)/.test(name) ||
    name
        .replace(/\/$/, '')
        .split('/')
        .some((part) => part === '' || part === '.' || part === '..');
/** Checks names and kinds of the entries. Returns each kind of fault once, with the first entry that has it. */
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
        ['TSD2005', repeated, 'must appear only once'],
        ['TSD2006', entries.find(({ encrypted }) => encrypted), 'must not be encrypted'],
    ];
    const tooMany = archiveProblem('TSD2002', `the archive has more than ${MOST_ENTRIES} entries`, REBUILD_ARCHIVE);
    return [
        ...(entries.length > MOST_ENTRIES ? [tooMany] : []),
        ...checks.flatMap(([code, entry, rule]) => entry === undefined
            ? []
            : [archiveProblem(code, `entry ${(0,quoted/* quoted */.T)(entry.name)} ${rule}`, REBUILD_ARCHIVE)]),
    ];
};

;// CONCATENATED MODULE: ./lib/core/archive/manifest-rules.js



/** The rules for a model archive's MANIFEST.json. */
/** The handlers that TorchServe 0.12 contains. */
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
/** Reads MANIFEST.json and returns all of its problems. A field that is not text counts as absent. */
const readManifest = (text, files) => {
    const document = (0,json/* parsedJson */.U)(text);
    const model = (0,json/* isFields */.C)(document) && (0,json/* isFields */.C)(document['model']) ? document['model'] : {};
    const problems = (0,json/* isFields */.C)(document)
        ? [...requiredFields(document, model), ...fieldProblems(document, model), ...fileProblems(model, files)]
        : [unreadableManifest('must be a JSON object')];
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
/** Checks the fields without which the server refuses an archive (and then still answers health checks with 200). */
const requiredFields = (document, model) => {
    const fields = [
        ['runtime', document['runtime']],
        ['model.modelName', model['modelName']],
        ['model.modelVersion', model['modelVersion']],
        ['model.handler', model['handler']],
    ];
    return fields
        .filter(([, value]) => typeof value !== 'string' || value === '')
        .map(([name]) => archiveProblem('TSD2012', `${MANIFEST} must have the text field ${name}`, REBUILD_ARCHIVE));
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
        .map(([name, value, , rule]) => archiveProblem('TSD2013', `${name} ${(0,quoted/* quoted */.T)(String(value))} must be ${rule}`, REBUILD_ARCHIVE));
};
/** Makes the problem of a manifest that names a file which the archive does not contain. */
const missingFile = (message) => archiveProblem('TSD2015', message, REBUILD_ARCHIVE);
const fileProblems = (model, files) => {
    const named = REFERENCES.map((key) => ({ key, file: model[key] })).filter(({ file }) => file !== undefined);
    const missing = named.filter(({ file }) => typeof file !== 'string' || !files.has(file));
    return [
        ...missing.map(({ key, file }) => missingFile(typeof file === 'string' ? `${key} ${(0,quoted/* quoted */.T)(file)} is not in the archive` : `${key} must be a text`)),
        ...handlerProblems(model['handler'], files),
    ];
};
const handlerProblems = (handler, files) => {
    if (typeof handler !== 'string' || handler === '')
        return [];
    const [, module, suffix] = HANDLER.exec(handler) ?? [];
    if (module === undefined)
        return [
            archiveProblem('TSD2014', `handler ${(0,quoted/* quoted */.T)(handler)} must be file.py, module:function or a handler of TorchServe`, 'Give `--handler` a Python file at the top of the archive, or a built-in handler such as `image_classifier`.'),
        ];
    const builtIn = suffix === undefined && BUILT_IN.has(module);
    return builtIn || files.has(`${module}.py`)
        ? []
        : [missingFile(`handler ${(0,quoted/* quoted */.T)(handler)} is not in the archive`)];
};

;// CONCATENATED MODULE: ./lib/core/archive/warnings.js

/** Warns of parts of an archive that work but may surprise its owner; one sentence each. */
const archiveWarnings = (manifest, details) => [
    ...configWarnings(details),
    ...(manifest.requirementsFile === null
        ? []
        : [
            `${(0,quoted/* quoted */.T)(manifest.requirementsFile)} is not installed at start (install_py_dep_per_model is off): install the packages in the image`,
        ]),
    ...details.pickles.map((name) => `${(0,quoted/* quoted */.T)(name)} is a Python pickle: loading it runs code, and a newer torch may refuse it`),
];
const configWarnings = ({ config, responseTimeoutSeconds }) => {
    const least = numberOf(config, 'minWorkers');
    const most = numberOf(config, 'maxWorkers');
    const response = numberOf(config, 'responseTimeout');
    const warnings = [
        [least === 0, 'minWorkers is 0 in the model config: no worker starts on its own'],
        [
            least !== null && most !== null && least > most,
            `minWorkers ${least} is above maxWorkers ${most} in the model config`,
        ],
        [
            response !== null && response > responseTimeoutSeconds,
            `responseTimeout ${response} in the model config overrides response-timeout (${responseTimeoutSeconds} s), but a longer prediction is cut off: raise response-timeout`,
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
/** Opens a zip. Rejects when the file is no zip or is damaged. */
const openMar = async (path) => {
    // Loaded on first use, so that a run with bad inputs ends quickly.
    const { default: yauzl } = await __nccwpck_require__.e(/* import() */ 663).then(__nccwpck_require__.t.bind(__nccwpck_require__, 663, 19));
    // Decodes names here: yauzl's own check stops at the first unsafe name, and repairs others silently.
    const zip = await new Promise((resolve, reject) => {
        const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
        yauzl.open(path, options, (error, opened) => (error === null ? resolve(opened) : reject(error)));
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
const readDirectory = (zip) => new Promise((resolve, reject) => {
    const found = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry) => {
        found.push({ name: mar_zip_nameOf(entry), entry });
        // Stops at one entry too many: the archive is refused anyway.
        if (found.length > MOST_ENTRIES)
            resolve(found);
        else
            zip.readEntry();
    });
    zip.readEntry();
});
/**
 * Decodes the name of an entry. With `decodeStrings` off it is bytes, whatever its type says; old zips have Latin-1
 * names.
 */
const mar_zip_nameOf = (entry) => Buffer.from(entry.fileName).toString((entry.generalPurposeBitFlag & UTF8_NAMES) === 0 ? 'latin1' : 'utf8');
const kindOf = (entry) => ({
    special: !FILE_KINDS.has((entry.externalFileAttributes >>> 16) & 0o170000),
    encrypted: (entry.generalPurposeBitFlag & 1) === 1,
});
const readHead = async (zip, entry, count) => {
    if (entry === undefined)
        return null;
    const stream = await new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)));
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







/**
 * Verifies a model archive on this machine, before any instance gets it. With a bad archive the server only logs a
 * warning, registers no model and answers health checks with 200.
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
        return onlyProblems([
            archiveProblem('TSD2001', `the archive is not a readable zip: ${(0,quoted/* quoted */.T)(verify_archive_messageOf(error), 160)}`, REBUILD_ARCHIVE),
        ]);
    }
};
const LARGEST_TEXT = 64 * 1024;
const PICKLE_NAME = /\.(?:pkl|pickle|joblib)$/i;
/** The first byte of every pickle since protocol 2. A TorchScript file or a newer state dictionary is a zip instead. */
const PICKLE_BYTE = 0x80;
const verify_archive_messageOf = (error) => (error instanceof Error ? error.message : String(error));
const onlyProblems = (problems) => ({
    modelName: '',
    modelVersion: '',
    problems,
    warnings: [],
});
const examine = async (zip, responseTimeoutSeconds) => {
    const unsafe = entryProblems(zip.entries);
    // Stops here: with an incomplete directory, or encrypted entries, further findings would be guesses.
    if (zip.entries.length > MOST_ENTRIES || zip.entries.some(({ encrypted }) => encrypted))
        return onlyProblems(unsafe);
    const bytes = await zip.head(MANIFEST, LARGEST_TEXT + 1);
    if (bytes === null)
        return onlyProblems([
            ...unsafe,
            archiveProblem('TSD2010', `the archive has no ${MANIFEST}`, REBUILD_ARCHIVE),
        ]);
    const tooLarge = unreadableManifest(`is larger than ${LARGEST_TEXT} bytes`);
    if (bytes.length > LARGEST_TEXT)
        return onlyProblems([...unsafe, tooLarge]);
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
        problems: [archiveProblem('TSD2016', `configFile ${(0,quoted/* quoted */.T)(configFile)} ${rule}`, REBUILD_ARCHIVE)],
    };
};
const findPickles = async (zip, { serializedFile }) => {
    const named = zip.entries.map(({ name }) => name).filter((name) => PICKLE_NAME.test(name));
    if (serializedFile === null || named.includes(serializedFile))
        return named;
    const start = await zip.head(serializedFile, 1);
    return start?.[0] === PICKLE_BYTE ? [...named, serializedFile] : named;
};

// EXTERNAL MODULE: ./lib/github/run-context.js
var run_context = __nccwpck_require__(5928);
// EXTERNAL MODULE: ./lib/github/runner.js
var runner = __nccwpck_require__(3581);
;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./lib/entry/small-heap.js

/**
 * Asks V8 to collect garbage early rather than to let the heap grow: a run polls for hours, remembers little, and shares
 * the runner's memory.
 */
function preferSmallHeap() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--optimize-for-size');
}

;// CONCATENATED MODULE: ./lib/entry/wiring.js









/** Connects a run to AWS and to the action's own files. */
/** The folder of the templates, beside the bundle's folder. */
const TEMPLATES = new URL(
/* not an asset to be bundled */ ['..', 'templates', ''].join('/'), import.meta.url);
/**
 * A run that is connected to AWS. Its `begun` does nothing: only verbs that lead releases need the post step and replace
 * it; what other verbs leave unfinished moves no traffic and is finished by the next run.
 */
function connectedRun({ region, roleToAssume, stateBucket }, tell, signal) {
    preferSmallHeap();
    const clock = (0,lib_clock/* systemClock */.m)();
    const { runId, runAttempt, runUrl } = (0,run_context/* runContext */.p)(process.env);
    return {
        cloud: cloud({
            region,
            roleToAssume,
            stateBucket,
            idToken: () => (0,runner/* idToken */.fN)('sts.amazonaws.com'),
            clock,
            onServerTime: clock.adjust,
        }),
        clock,
        tell,
        owner: { runId, attempt: runAttempt, url: runUrl },
        signal,
        begun: () => undefined,
    };
}
/** What a run needs in addition to make fleets, from the action's files. */
async function makingParts() {
    const files = await readInstanceFiles(new URL('instance/', TEMPLATES).pathname);
    return {
        templates: { edge: await template('edge'), fleet: await template('fleet') },
        instanceFiles: filesDigest(files),
        verifyArchive: verifyArchive,
        makeBundle: (spec, golden) => instanceBundle(files, golden, spec),
        sha256: (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
    };
}
const template = (name) => (0,promises_.readFile)(new URL(`${name}.yaml`, TEMPLATES), 'utf8');


/***/ }),

/***/ 2899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./lib/core/text/json.js
var json = __nccwpck_require__(7981);
;// CONCATENATED MODULE: ./lib/core/inputs/nearest.js
/** Finds the known word that a misspelt word probably means; null when more than a third of the letters differ. */
const nearest = (word, known) => {
    const cut = word.toLowerCase().replaceAll('_', '-').slice(0, 64);
    const ranked = known.map((k) => ({ k, d: distance(cut, k) })).toSorted((a, b) => a.d - b.d);
    const [best] = ranked;
    return best !== undefined && best.d <= Math.max(1, Math.floor(best.k.length / 3)) ? best.k : null;
};
/** The Levenshtein distance: how many letters to change, add or remove to turn one word into the other. */
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

// EXTERNAL MODULE: ./lib/core/text/quoted.js
var quoted = __nccwpck_require__(927);
;// CONCATENATED MODULE: ./lib/core/inputs/config-document.js



/**
 * Turns a config file's document into the texts that the same inputs would have. Expects scalars as written (`0x10`
 * stays `0x10`), so that files and inputs follow the same rules. Refuses unknown keys, since a setting that is
 * silently ignored is worse than an error.
 */
const configTexts = (document, definitions) => {
    if (!(0,json/* isFields */.C)(document))
        return { texts: {}, problems: [notMapping] };
    const known = configKeys(definitions);
    const problems = [];
    const texts = {};
    for (const [key, value] of Object.entries(document)) {
        const text = known.includes(key) ? asText(value, definitions[key]?.form.lines === true) : undefined;
        if (text === undefined)
            problems.push(unknownKey(key, known));
        else if (text === null)
            problems.push(wrongShape(key));
        else
            texts[key] = text;
    }
    return { texts, problems };
};
/** True for inputs that a config file must not hold: the name of the file itself, and secrets. */
const isInputOnly = (definitions, name) => name === 'config' || definitions[name]?.secret === true;
/** Lists the keys that a config file may have. */
const configKeys = (definitions) => Object.keys(definitions).filter((name) => !isInputOnly(definitions, name));
/** Turns a list or mapping into lines if the form has lines; null for any other nesting. */
const asText = (value, lines) => {
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
    remedy: 'Write one input on each line, e.g. `min-size: 2`.',
};
const unknownKey = (key, known) => {
    const meant = nearest(key, known);
    return {
        code: 'TSD1002',
        subject: 'config',
        message: `${(0,quoted/* quoted */.T)(key)} is not an input that a config file can hold`,
        remedy: meant === null ? 'Remove the key. README.md lists the inputs.' : `Did you mean \`${meant}\`?`,
    };
};
const wrongShape = (key) => ({
    code: 'TSD1405',
    subject: key,
    message: 'the value in the config file must be a single text or number (a list or mapping only where README.md says so)',
    remedy: 'Write the value on one line, as in the workflow.',
});

// EXTERNAL MODULE: ./lib/core/inputs/deploy-inputs.js + 16 modules
var deploy_inputs = __nccwpck_require__(1860);
// EXTERNAL MODULE: ./lib/core/inputs/read-values.js
var read_values = __nccwpck_require__(6020);
// EXTERNAL MODULE: ./lib/files/document-file.js
var document_file = __nccwpck_require__(8901);
;// CONCATENATED MODULE: ./lib/files/config-file.js




/** Reads the config file, if the inputs name one. All verbs accept the same file, so its keys are deploy's inputs. */
const readConfig = async ({ inputs, environment, workspace }) => {
    // An invalid path is reported when all inputs are read.
    const { values } = (0,read_values/* readValues */.N)({ config: deploy_inputs/* DEPLOY_INPUTS */.U.config }, { inputs, environment, config: {} });
    if (typeof values.config !== 'string')
        return { texts: {}, problems: [] };
    const document = await (0,document_file/* readDocument */.u)(workspace, values.config, LARGEST, 'as-written');
    return document.ok
        ? configTexts(document.value, deploy_inputs/* DEPLOY_INPUTS */.U)
        : { texts: {}, problems: [(0,document_file/* fileProblem */.W)('config', values.config, document)] };
};
const LARGEST = 64 * 1024;


/***/ }),

/***/ 8901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ fileProblem),
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _core_text_quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(927);
/* harmony import */ var _workspace_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(545);
/* harmony import */ var _yaml_document_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3088);



/** Reads a YAML or JSON document of at most `most` bytes from the workspace. */
const readDocument = async (workspace, path, most, scalars) => {
    const place = await (0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceFile */ .E)(workspace, path);
    const text = place.ok ? await (0,_workspace_file_js__WEBPACK_IMPORTED_MODULE_1__/* .boundedText */ .L)(place.value, most) : place;
    return text.ok ? (0,_yaml_document_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlDocument */ .r)(text.value, scalars) : text;
};
/** Makes the problem of a file that could not be read. `subject`: the input that names the file. */
const fileProblem = (subject, path, { fault }) => ({ code: fault.code, subject, message: `${(0,_core_text_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(path)} ${fault.rule}`, remedy: fault.remedy });


/***/ }),

/***/ 2969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _core_inputs_cross_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4811);
/* harmony import */ var _core_names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6599);
/* harmony import */ var _core_inputs_read_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6020);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2899);





/**
 * Reads and checks the inputs of a verb, including the config file. Throws a Refusal with all problems. Makes no
 * network call.
 */
const readInputs = async (definitions, given) => {
    const config = await (0,_config_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readConfig */ .X)(given);
    const { values, problems } = (0,_core_inputs_read_values_js__WEBPACK_IMPORTED_MODULE_2__/* .readValues */ .N)(definitions, { ...given, config: config.texts });
    const all = [...config.problems, ...problems, ...(0,_core_inputs_cross_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .crossProblems */ .r)(values)];
    if (all.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(all, (0,_core_names_js__WEBPACK_IMPORTED_MODULE_4__/* .titleOfPart */ .TT)(values));
    // Safe: without a problem every input has a value.
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
/* harmony import */ var _core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4332);
/* harmony import */ var _core_problems_kinds_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2659);




/** Files of the workspace: finds their real paths, and reads them within a size limit. */
/** Code: no plain file can be read under the path. */
const UNREADABLE = 'TSD1402';
/** Code: the file is too large, or not UTF-8 text. */
const NOT_BOUNDED_TEXT = 'TSD1403';
/** Returns the real, absolute path of a file. Follows symbolic links; the real path must be inside the workspace. */
const workspaceFile = async (workspace, path) => {
    const root = await realPath(workspace);
    const real = await realPath((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path));
    if (root === null || real === null)
        return (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)(UNREADABLE, 'must be the path of a file that exists in the workspace', 'Check the path, and check that the job checks the repository out.');
    return real.startsWith(root.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? root : root + node_path__WEBPACK_IMPORTED_MODULE_1__.sep)
        ? (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .good */ .u)(real)
        : (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)(_core_problems_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .OUTSIDE_WORKSPACE */ .Mi, 'must be inside the workspace, also after symbolic links are followed', 'Name a file of the repository, or copy the file there first.');
};
const realPath = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => null);
/** Reads a plain file of at most `most` bytes of UTF-8 text. Never reads more than one byte beyond. */
const boundedText = async (path, most) => {
    const bytes = await head(path, most + 1);
    if (bytes === null)
        return (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)(UNREADABLE, 'must be a plain file that can be read', 'Check the path and its permissions.');
    if (bytes.length > most)
        return (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)(NOT_BOUNDED_TEXT, `must be at most ${most} bytes`, 'Make the file smaller.');
    const text = utf8(bytes);
    return text === null ? (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .bad */ .M)(NOT_BOUNDED_TEXT, 'must be UTF-8 text', 'Save the file as UTF-8.') : (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .good */ .u)(text);
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
/* harmony import */ var _core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4332);
/* harmony import */ var _core_text_quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(927);


/**
 * Parses one YAML (or JSON) document from an untrusted source. Bounds the depth; refuses duplicate keys, aliases,
 * unknown tags and a second document.
 */
const yamlDocument = async (text, scalars) => {
    // Loaded on first use, since most runs have no file to parse.
    const yaml = await __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
    if (tooDeep(yaml, text))
        return refused(`must nest at most ${DEEPEST} levels`);
    const lines = new yaml.LineCounter();
    // Off: the parser would compare each key with all keys before it, and format every error.
    const costlyOptions = { uniqueKeys: false, prettyErrors: false };
    const schema = scalars === 'typed' ? 'core' : 'failsafe';
    const document = yaml.parseDocument(text, {
        schema,
        stringKeys: true,
        lineCounter: lines,
        ...costlyOptions,
    });
    const [fault] = [...document.errors, ...document.warnings, ...repeatedKeys(yaml, document)];
    if (fault !== undefined) {
        const { line, col } = lines.linePos(fault.pos[0]);
        return refused(`must be plain YAML: ${(0,_core_text_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(fault.message, 120)} at line ${line}, column ${col}`);
    }
    return hasAlias(yaml, document) ? refused('must not use aliases') : (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .good */ .u)(document.toJS());
};
/** The deepest nesting. Deeper documents have no use here, and could exhaust the stack of a recursive reader. */
const DEEPEST = 32;
/** Finds the first repeated key of a mapping. */
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
/** Counts open collections on the tokens alone, before the parser builds a document. */
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
/** True if the document has an alias. Aliases can multiply content or refer to themselves. */
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
const refused = (rule) => (0,_core_inputs_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .bad */ .M)('TSD1406', rule, 'Correct the named line. Each key may appear only once.');


/***/ }),

/***/ 5928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

/** Reads the run's context from environment variables and the event file. */
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
        helpUrl: `${server}/${actionSource(env)}/docs/troubleshooting.md`,
        pullRequest: eventPullRequest(env['GITHUB_EVENT_PATH']),
    };
};
/** The path of the action's files on the server. An action in the workspace is of the workflow's own commit. */
const actionSource = (env) => {
    const [repository, ref] = [env['GITHUB_ACTION_REPOSITORY'] ?? '', env['GITHUB_ACTION_REF'] ?? ''];
    return repository === '' || ref === ''
        ? `${env['GITHUB_REPOSITORY'] ?? ''}/blob/${env['GITHUB_SHA'] ?? ''}`
        : `${repository}/blob/${ref}`;
};
/** The event's pull request; null for an unreadable event too, because only reports depend on it. */
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

/***/ 3581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ei: () => (/* binding */ annotateErrors),
/* harmony export */   LZ: () => (/* binding */ saveState),
/* harmony export */   N4: () => (/* binding */ endGroup),
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   Sy: () => (/* binding */ writeSummary),
/* harmony export */   cz: () => (/* binding */ annotateWarnings),
/* harmony export */   eh: () => (/* binding */ actionInputs),
/* harmony export */   fN: () => (/* binding */ idToken),
/* harmony export */   fP: () => (/* binding */ savedState),
/* harmony export */   n0: () => (/* binding */ setOutputs),
/* harmony export */   pq: () => (/* binding */ info)
/* harmony export */ });
/* harmony import */ var _core_text_redaction_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(614);
/* harmony import */ var _node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9635);
/* harmony import */ var _node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7063);
/* harmony import */ var _node_modules_actions_core_lib_summary_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1170);

// Until a run asks for an ID token it needs only these modules of @actions/core. The package's public entry also loads an
// HTTP client, which takes longer than refusing a bad input.



/** The runner's side of a step: inputs and state in; outputs, state, annotations, log and summary out. */
/** The trimmed value of an input; '' when none was given. */
const input = (name) => (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
const actionInputs = (names) => Object.fromEntries(names.map((name) => [name, input(name)]));
/** Sets the step's outputs, with access keys and presigned addresses redacted. */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs))
        writeTo('OUTPUT', name, (0,_core_text_redaction_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(value));
}
/** Saves a value for the post step of the same action. */
const saveState = (name, value) => writeTo('STATE', name, value);
/** A value that the main step saved; '' when there is none. */
const savedState = (name) => process.env[`STATE_${name}`] ?? '';
/** Does nothing without a runner, which names the file to write to. */
function writeTo(kind, name, value) {
    if ((process.env[`GITHUB_${kind}`] ?? '') !== '')
        (0,_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_1__/* .issueFileCommand */ .n)(kind, (0,_node_modules_actions_core_lib_file_command_js__WEBPACK_IMPORTED_MODULE_1__/* .prepareKeyValueMessage */ .v)(name, value));
}
const annotateErrors = (shown) => annotate('error', shown);
const annotateWarnings = (shown) => annotate('warning', shown);
/** Writes workflow commands, which escape line breaks in title and message. */
function annotate(kind, shown) {
    for (const { title, message } of shown)
        (0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__/* .issueCommand */ .L)(kind, { title }, message);
}
const info = (line) => void process.stdout.write(`${line}\n`);
const startGroup = (title) => (0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__/* .issueCommand */ .L)('group', {}, title);
const endGroup = () => (0,_node_modules_actions_core_lib_command_js__WEBPACK_IMPORTED_MODULE_0__/* .issueCommand */ .L)('endgroup', {}, '');
/** Adds to the job summary. Does nothing without a runner. */
async function writeSummary(markdown) {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
        return;
    await _node_modules_actions_core_lib_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .summary */ .z.addRaw((0,_core_text_redaction_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(markdown), true).write();
}
/** A new OpenID token of the job. It lives five minutes, so each renewal of credentials needs another one. */
const idToken = async (audience) => (await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(255)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6255))).getIDToken(audience);


/***/ }),

/***/ 8393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ annotations)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9372);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9427);


/** The runner keeps ten annotations of a type for each step. */
const SHOWN = 10;
/** One annotation for each problem, ten at most: the last one then counts the rest. `helpUrl` explains each code. */
const annotations = (problems, helpUrl) => {
    const annotation = annotationWith(helpUrl);
    if (problems.length <= SHOWN)
        return problems.map(annotation);
    const left = problems.length - SHOWN + 1;
    const last = { title: 'And more', message: `${left} more problems: the job summary has them all.` };
    return [...problems.slice(0, SHOWN - 1).map(annotation), last];
};
const annotationWith = (helpUrl) => ({ code, subject, message, remedy }) => ({
    title: code,
    message: `${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(subject, 200)}: ${sentence((0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(message, 1500))} ${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(remedy, 1000)} ${(0,_help_js__WEBPACK_IMPORTED_MODULE_1__/* .helpAddress */ .Y)(code, helpUrl)}`,
});
const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);


/***/ }),

/***/ 1646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ moment),
/* harmony export */   v: () => (/* binding */ elapsed)
/* harmony export */ });
/** A duration for people, in whole seconds: `42s`, `3m 05s`, `1h 20m`. */
const elapsed = (ms) => {
    const seconds = Math.max(0, Math.round(ms / 1000));
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    if (hours > 0)
        return `${hours}h ${pad(minutes)}m`;
    return minutes > 0 ? `${minutes}m ${pad(seconds % 60)}s` : `${seconds}s`;
};
/** A time for people: `2026-11-22 12:00 UTC`. */
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
/* harmony import */ var _core_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(614);

/**
 * Makes text that others wrote (a model's log, AWS's messages, an archive's name) harmless before it is shown. In a log
 * line it could be a workflow command; in a comment it could be a mention, a link or a false marker.
 */
/** CSI and OSC sequences first, so that their parameters go with them; then any other two-byte escape. */
const ANSI = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-_]?/g;
const LINE_END = /\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g;
/** C0 and C1 without tab and line feed, bidirectional marks and overrides, zero-width characters. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** The text without secrets, escape sequences and invisible characters; every line ends with LF. */
const visible = (text) => (0,_core_text_redaction_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(text.replace(ANSI, '').replace(LINE_END, '\n').replace(INVISIBLE, '').toWellFormed());
const shortened = (text, limit) => text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`;
/**
 * One line for the log. The runner takes a line that begins with `::`, or holds `##[` anywhere, for a command of the
 * action, so neither is left in it.
 */
const oneLine = (text, limit = 500) => shortened(visible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/##(?=\[)/g, '# #')
    .replace(/^:(?=:)/, ': '), limit);
/** A character that readers do not see and that breaks what GitHub would link: a mention, an issue, an address. */
const UNLINK = '\u200b';
/** A plain code span: nothing in it has a meaning in Markdown or in a table. */
const CODE = /`([\w ./:=,%?&+@-]+)`/;
/**
 * Text inside a Markdown line or table cell, without any mention, link, markup, HTML or marker. A plain code span stays
 * one: GitHub links nothing in it, and our remedies use them.
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
/** A link if the address has only a scheme, a host, a port and a path; otherwise the address as text. */
const address = (url) => /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w./-]*)?$/i.test(url) ? `<${url}>` : inMarkdown(url, 300);
const longestRun = (text) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
/**
 * A code block with the last `limit` lines, each shortened. Its fence is longer than any run of backticks in it. Markers
 * are broken here too, because the comment is searched for them as text.
 */
const fenced = (lines, limit = 40) => {
    const shown = lines.flatMap((line) => visible(line).split('\n')).slice(-limit);
    const content = shown.map((line) => shortened(line, 300).replaceAll('<!--', '< !--')).join('\n');
    const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
    return `${fence}text\n${content}\n${fence}`;
};


/***/ }),

/***/ 9427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ helpAddress),
/* harmony export */   n: () => (/* binding */ linkedCode)
/* harmony export */ });
/** Where a problem's code is explained: `helpUrl` is the page, and each code has an entry on it. */
const helpAddress = (code, helpUrl) => `${helpUrl}#${code.toLowerCase()}`;
/** The code as a Markdown link to its entry. */
const linkedCode = (code, helpUrl) => `[\`${code}\`](${helpAddress(code, helpUrl)})`;


/***/ }),

/***/ 860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ outcomeText),
/* harmony export */   L2: () => (/* binding */ verdictWords),
/* harmony export */   rS: () => (/* binding */ evidenceText)
/* harmony export */ });
/* harmony import */ var _core_plan_claim_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4935);
/* harmony import */ var _core_colour_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8019);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9510);
/* harmony import */ var _core_weights_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5746);
/* harmony import */ var _elapsed_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1646);
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9372);






/** The sentences that say how a release ended. */
const WORDS = {
    promoted: '✅ promoted',
    rolled_back: '❌ rolled back',
    stuck: '⛔ stuck, a person is needed',
    cancelled: '❌ cancelled',
    refused: '❌ refused',
    planned: '📋 planned',
};
/** The result in a sign and two or three words. */
const verdictWords = (result, record = null) => result === 'promoted' && record?.kind === 'capacity' ? '✅ capacity changed in place' : WORDS[result];
/** One or two sentences: where traffic is now and what became of the candidate. */
const outcomeText = (record, facts) => {
    if (record.phase === 'promoted')
        return promoted(record, (0,_elapsed_js__WEBPACK_IMPORTED_MODULE_3__/* .elapsed */ .v)(facts.finishedAt - record.startedAt));
    if (record.phase === 'rolled_back')
        return rolledBack(record, facts);
    return _core_record_js__WEBPACK_IMPORTED_MODULE_1__/* .TERMINAL */ .f.has(record.phase) ? stuck(record, facts) : stopped(record);
};
const promoted = (record, took) => {
    const { kind, candidate } = record;
    if (kind === 'capacity')
        return `Sizes, scaling and tags of **${candidate.colour}** were changed in place in ${took}: no instance was replaced and no traffic moved.`;
    const traffic = (0,_core_plan_claim_js__WEBPACK_IMPORTED_MODULE_0__/* .isReturn */ .NP)(record)
        ? `All traffic is back on **${candidate.colour}**, the fleet of an earlier release (${(0,_foreign_text_js__WEBPACK_IMPORTED_MODULE_4__/* .inMarkdown */ .Hi)(candidate.releaseId, 100)}),`
        : `All traffic goes to **${candidate.colour}**`;
    return `${traffic} after ${took}.${previousFleet(record)}`;
};
/** What became of the fleet that served before. */
const previousFleet = ({ stable, candidate, parked }) => {
    if (stable === null)
        return '';
    return parked === null
        ? ` ${(0,_core_colour_js__WEBPACK_IMPORTED_MODULE_5__/* .other */ .F)(candidate.colour)} has been retired.`
        : ` ${parked.colour} waits at full capacity until ${(0,_elapsed_js__WEBPACK_IMPORTED_MODULE_3__/* .moment */ .n)(parked.until)}: until then a rollback moves weights alone.`;
};
const rolledBack = (record, facts) => {
    const { kind, candidate, stable } = record;
    if (kind === 'capacity')
        return `The change of capacity failed and CloudFormation takes it back: **${candidate.colour}** serves as before.`;
    const gone = `The ${candidate.colour} fleet is not kept.`;
    if (stable === null)
        return `This was the first release: nothing served before it and nothing serves now. ${gone}`;
    return reachedTraffic(record)
        ? `All traffic is back on **${stable.colour}**${rollbackTime(facts)}. ${gone}`
        : `No traffic ever reached the candidate: **${stable.colour}** serves as before. ${gone}`;
};
const reachedTraffic = (record) => [record, ...record.history].some(({ weights }) => weights[record.candidate.colour] > 0);
const rollbackTime = ({ result, rollbackSeconds }) => {
    if (rollbackSeconds === null)
        return '';
    const since = result === 'cancelled' ? 'the cancellation' : 'the failure';
    return `, ${(0,_elapsed_js__WEBPACK_IMPORTED_MODULE_3__/* .elapsed */ .v)(rollbackSeconds * 1000)} after ${since} was seen`;
};
const stuck = (record, { weights }) => {
    const wanted = (0,_core_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .formatWeights */ .V7)(record.weights);
    const seen = weights === null
        ? `The weights could not be read; wanted were ${wanted}.`
        : `The rule has ${(0,_core_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .formatWeights */ .V7)(weights)}; wanted were ${wanted}.`;
    return `No traffic is moved any more until a person has looked. ${seen}`;
};
const stopped = ({ phase }) => `The run stopped while ${phase.replace('_', ' ')}. The clean-up step or the next run brings the release to a safe end.`;
/** What decided the release, and how many requests it had answered by then. */
const evidenceText = ({ phase, cause, evidence }) => {
    const { golden, requests } = evidence;
    if (phase === 'promoted')
        return verdictFrom(golden, requests);
    const decided = cause === null ? 'no verdict' : `decided by \`${cause.code}\``;
    return `${decided}; ${passedText(golden)}, ${clientText(requests)}`;
};
const verdictFrom = (golden, requests) => {
    if (requests > 0)
        return `verdict from ${counted(golden)} golden, ${counted(requests)} real requests`;
    return golden > 0
        ? `verdict from ${counted(golden)} golden requests alone: no client sent any`
        : 'verdict from health checks and alarms alone: no request was sent';
};
const passedText = (golden) => golden === 0 ? 'no golden request passed' : `${counted(golden)} golden requests passed`;
const clientText = (requests) => requests === 0 ? 'no client sent any' : `${counted(requests)} real requests came`;
const counted = (n) => n.toLocaleString('en-GB');


/***/ }),

/***/ 8568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   oG: () => (/* binding */ minimalOutputs),
/* harmony export */   tr: () => (/* binding */ statusOutputs),
/* harmony export */   zY: () => (/* binding */ sweepOutputs)
/* harmony export */ });
/* harmony import */ var _core_colour_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8019);
/* harmony import */ var _core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(365);
/* harmony import */ var _core_record_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9510);
/* harmony import */ var _core_weights_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5746);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(333);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8242);






/**
 * The outputs of `deploy` and `rollback`. `summary-json` is one document with all of them and the history. Outputs about
 * the serving fleet are empty when it could not be read.
 */
function outputs({ result, artifact, record, seen, changed }) {
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
/** The fleet that has all the traffic by the observed weights; null when none has. */
const servingFleet = (seen) => {
    const live = (0,_core_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .serving */ .fO)(seen?.rule?.weights);
    return seen === null || live === null || live === 'split' ? null : seen.fleets[live];
};
const servingOutputs = (seen) => {
    const fleet = servingFleet(seen);
    return {
        url: (seen && (0,_core_edge_outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .edgeOutputs */ .m)(seen.edge)?.url) ?? '',
        colour: (0,_core_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .serving */ .fO)(seen?.rule?.weights) ?? '',
        'fleet-name': fleet?.name ?? '',
        'desired-capacity': fleet === null ? '' : String(fleet.desired),
        'min-size': fleet === null ? '' : String(fleet.minSize),
        'max-size': fleet === null ? '' : String(fleet.maxSize),
    };
};
/** The outputs of `status`. */
function statusOutputs(record, seen) {
    const { blue, green } = seen.rule?.weights ?? _core_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_TRAFFIC */ .qE;
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
/** The fleet without its stack: an ARN holds the account id, and GitHub drops outputs that hold a masked value. */
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
/** The outputs of a run that did nothing, or whose end is not known. */
const minimalOutputs = (result) => ({
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
/* harmony import */ var _core_problems_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2659);

/** How the release ended, in the word that outputs and reports use. A release that has not ended counts as cancelled. */
function releaseResult(record) {
    if (record.phase === 'promoted' || record.phase === 'stuck')
        return record.phase;
    if (record.phase === 'rolled_back')
        return record.cause !== null && (0,_core_problems_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .isCancellation */ .iB)(record.cause) ? 'cancelled' : 'rolled_back';
    return 'cancelled';
}
/** Seconds from the failing verdict until all weight was read back on stable; null without a rollback. */
function rollbackSeconds({ history, readBackAt }) {
    const failedAt = history.find((entry) => entry.phase === 'rolling_back')?.at;
    return failedAt === undefined || readBackAt === null ? null : Math.max(0, readBackAt - failedAt) / 1000;
}


/***/ }),

/***/ 3741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  bM: () => (/* binding */ causeSection),
  xd: () => (/* binding */ detailSection),
  Lg: () => (/* binding */ factsSection),
  V6: () => (/* binding */ verdictSection)
});

// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
// EXTERNAL MODULE: ./lib/report/foreign-text.js
var foreign_text = __nccwpck_require__(9372);
// EXTERNAL MODULE: ./lib/report/help.js
var help = __nccwpck_require__(9427);
// EXTERNAL MODULE: ./lib/report/outcome-text.js
var outcome_text = __nccwpck_require__(860);
// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/core/colour.js
var colour = __nccwpck_require__(8019);
// EXTERNAL MODULE: ./lib/core/weights.js
var weights = __nccwpck_require__(5746);
;// CONCATENATED MODULE: ./lib/report/serving-text.js



/** Which fleet serves after a run, as one table cell in Markdown. */
const servingText = (record, facts) => {
    if (record.phase !== 'promoted' && record.phase !== 'rolled_back')
        return observed(facts);
    if (record.kind === 'capacity')
        return `**${record.candidate.colour}**${size(facts)}`;
    return record.phase === 'promoted' ? promoted(record, facts) : rolledBack(record, facts);
};
const promoted = ({ candidate, stable }, facts) => `**${candidate.colour}** (before: ${stable?.colour ?? 'nothing'})${size(facts)}`;
const rolledBack = ({ stable }, facts) => {
    if (stable === null)
        return 'nothing';
    const release = stable.releaseId === null ? '' : `, release ${(0,foreign_text/* inMarkdown */.Hi)(stable.releaseId, 100)}`;
    return `**${stable.colour}** (as before)${release}${size(facts)}`;
};
/** After a release that got stuck or was stopped only the observed weights tell which fleet serves. */
const observed = (facts) => {
    if (facts.weights === null)
        return 'not known: the weights could not be read';
    const live = (0,weights/* serving */.fO)(facts.weights);
    if (live === null)
        return 'nothing';
    return live === 'split'
        ? `${colour/* COLOURS */.O5.map((colour) => `**${colour}**`).join(' and ')}: ${(0,weights/* formatWeights */.V7)(facts.weights)}`
        : `**${live}**${size(facts)}`;
};
const size = ({ capacity }) => capacity === null
    ? ''
    : `, ${capacity.desired} instances wanted (${capacity.minSize} to ${capacity.maxSize})`;

;// CONCATENATED MODULE: ./lib/report/release-sections.js






/** The sections that comment and summary share: both give the same verdict and facts in the same words. */
/** The heading with the verdict, then where traffic is now. */
const verdictSection = (record, facts) => `### ${record.service} in ${record.environment}: ${(0,outcome_text/* verdictWords */.L2)(facts.result, record)}\n\n${(0,outcome_text/* outcomeText */.EL)(record, facts)}`;
/** Cause and next step; null when nothing failed. `helpUrl` explains each code. */
const causeSection = (cause, helpUrl) => cause === null
    ? null
    : [
        `**Cause** ${(0,help/* linkedCode */.n)(cause.code, helpUrl)} ${(0,foreign_text/* inMarkdown */.Hi)(cause.subject, 200)}: ${(0,foreign_text/* inMarkdown */.Hi)(cause.message, 1500)}`,
        `**Next** ${(0,foreign_text/* inMarkdown */.Hi)(cause.remedy, 1000)}`,
    ].join('\n\n');
/** The log lines that show the cause, folded; null without any. */
const detailSection = (cause) => cause?.detail === undefined || cause.detail.length === 0
    ? null
    : (0,sections/* folded */.TM)(`Last lines of the log of ${(0,foreign_text/* inMarkdown */.Hi)(cause.subject, 200)}`, (0,foreign_text/* fenced */.OF)(cause.detail));
/** The table of what the release is about and what it came to. */
const factsSection = (record, facts) => (0,sections/* factTable */.Bu)([
    facts.url === null ? null : ['URL', (0,foreign_text/* address */.hl)(facts.url)],
    ['Serving', servingText(record, facts)],
    [modelLabel(record, facts), modelText(record)],
    record.kind === 'capacity' ? null : ['Evidence', (0,outcome_text/* evidenceText */.rS)(record)],
    ['Duration', (0,elapsed/* elapsed */.v)(facts.finishedAt - record.startedAt)],
    ['Release', `[${(0,foreign_text/* inMarkdown */.Hi)(record.releaseId, 100)}](${facts.runUrl})`],
]);
/** A model that does not serve is not called "Model": readers would take it for the one that does. */
const modelLabel = ({ kind, phase }, { result }) => {
    if (phase === 'promoted' || kind === 'capacity')
        return 'Model';
    if (phase !== 'rolled_back')
        return 'Candidate';
    return result === 'cancelled' ? 'Cancelled' : 'Refused';
};
const modelText = ({ artifact }) => `**${(0,foreign_text/* inMarkdown */.Hi)(artifact.modelName, 100)} ${(0,foreign_text/* inMarkdown */.Hi)(artifact.modelVersion, 100)}** (sha256 \`${artifact.sha256.slice(0, 12)}\`)`;


/***/ }),

/***/ 3136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ factTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   Uo: () => (/* binding */ joinWithin)
/* harmony export */ });
const LEFT_OUT = '_Some details do not fit here; the log of the run has them all._';
/**
 * Joins the sections that fit into `limit` characters, in order, and says so when one did not fit. The first section is
 * cut rather than left out.
 */
const joinWithin = (limit, sections) => {
    const [first = '', ...rest] = sections.filter((section) => section !== null);
    const room = limit - LEFT_OUT.length - 2;
    const shown = rest.reduce((text, section) => (text.length + 2 + section.length <= room ? `${text}\n\n${section}` : text), first.slice(0, room).toWellFormed());
    const whole = [first, ...rest].join('\n\n');
    return whole.length <= limit ? whole : `${shown}\n\n${LEFT_OUT}`;
};
/** A section that readers unfold. `summary` is never foreign text. */
const folded = (summary, content) => `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
/** A table of labels and values, both in Markdown, without a heading row. */
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
// EXTERNAL MODULE: ./lib/report/help.js
var help = __nccwpck_require__(9427);
// EXTERNAL MODULE: ./lib/report/outcome-text.js
var outcome_text = __nccwpck_require__(860);
// EXTERNAL MODULE: ./lib/report/release-sections.js + 1 modules
var release_sections = __nccwpck_require__(3741);
// EXTERNAL MODULE: ./lib/core/record.js
var core_record = __nccwpck_require__(9510);
// EXTERNAL MODULE: ./lib/report/elapsed.js
var elapsed = __nccwpck_require__(1646);
;// CONCATENATED MODULE: ./lib/report/rollout-picture.js


/** The stages of the release as a Mermaid flowchart: one box a stage, with its duration. */
const rolloutPicture = (record, finishedAt) => {
    const stages = stagesOf(record);
    const boxes = stages.map((stage, i) => {
        const until = stages[i + 1]?.at ?? finishedAt;
        return `  s${i}["${caption(record, stage, until)}"]:::${styleOf(stage.phase)}`;
    });
    const arrows = `  ${stages.map((_, i) => `s${i}`).join(' --> ')}`;
    const styles = Object.entries(STYLES).map(([name, style]) => `  classDef ${name} ${style}`);
    return ['```mermaid', 'flowchart LR', ...boxes, arrows, ...styles, '```'].join('\n');
};
/** Colours of GitHub's palette. The text colour is set too, so that it is legible on light and dark pages. */
const STYLES = {
    calm: 'fill:#ddf4ff,stroke:#0969da,color:#0a3069',
    good: 'fill:#dafbe1,stroke:#1a7f37,color:#044f1e',
    bad: 'fill:#ffebe9,stroke:#cf222e,color:#82071e',
};
/** The history has an entry for each phase that was entered later; the first phase begins with the record. */
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
const styleOf = (phase) => {
    if (phase === 'promoted')
        return 'good';
    return phase === 'rolling_back' || phase === 'rolled_back' || phase === 'stuck' ? 'bad' : 'calm';
};

// EXTERNAL MODULE: ./lib/report/sections.js
var sections = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./lib/report/timeline.js
var timeline = __nccwpck_require__(1451);
;// CONCATENATED MODULE: ./lib/report/summary.js







/** The job summaries of releases, and of runs that were refused, failed or had nothing to do. */
/** The longest summary, in characters. The runner drops a summary over 1 MiB, and a character has at most four bytes. */
const SUMMARY_LIMIT = 250_000;
const TIMELINE_ROWS = 200;
/** The job summary of a release. */
const summary = (record, facts) => (0,sections/* joinWithin */.Uo)(SUMMARY_LIMIT, [
    (0,release_sections/* verdictSection */.V6)(record, facts),
    (0,release_sections/* causeSection */.bM)(record.cause, facts.helpUrl),
    (0,release_sections/* factsSection */.Lg)(record, facts),
    rolloutPicture(record, facts.finishedAt),
    (0,timeline/* timeline */.I)(record, TIMELINE_ROWS),
    (0,release_sections/* detailSection */.xd)(record.cause),
]);
/** The job summary of a refused request: every problem, and that nothing was changed. */
const refusalSummary = (title, problems, helpUrl) => (0,sections/* joinWithin */.Uo)(SUMMARY_LIMIT, [
    `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ${(0,outcome_text/* verdictWords */.L2)('refused')}\n\nNothing was changed.`,
    problemTable(problems, helpUrl),
    ...problems.map(release_sections/* detailSection */.xd),
]);
/** The job summary of a run that failed without a release of its own. */
const failureSummary = (title, problems, helpUrl) => (0,sections/* joinWithin */.Uo)(SUMMARY_LIMIT, [
    `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ❌ failed`,
    problemTable(problems, helpUrl),
    ...problems.map(release_sections/* detailSection */.xd),
]);
/** The job summary when the request already serves. */
const unchangedSummary = (title, reason) => `### ${(0,foreign_text/* inMarkdown */.Hi)(title, 200)}: ✅ nothing to do\n\n${(0,foreign_text/* inMarkdown */.Hi)(reason)}. Nothing was changed.\n`;
/** One row for each problem. `helpUrl` explains each code. */
const problemTable = (problems, helpUrl) => [
    '| code | what | problem | next step |',
    '|---|---|---|---|',
    ...problems.map(({ code, subject, message, remedy }) => `| ${(0,help/* linkedCode */.n)(code, helpUrl)} | ${(0,foreign_text/* inMarkdown */.Hi)(subject, 100)} | ${(0,foreign_text/* inMarkdown */.Hi)(message)} | ${(0,foreign_text/* inMarkdown */.Hi)(remedy)} |`),
].join('\n');


/***/ }),

/***/ 8242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ex: () => (/* binding */ sweptLine),
/* harmony export */   RI: () => (/* binding */ sweepSummary),
/* harmony export */   qT: () => (/* binding */ isHealed),
/* harmony export */   z6: () => (/* binding */ needsPerson)
/* harmony export */ });
/* harmony import */ var _foreign_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9372);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3136);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4030);



/** What `sweep` reports: a log line for each service, and the job summary. */
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
/** The log line of one service: `iris in staging: healed (r77-1-ab, rolled_back)`. */
const sweptLine = ({ service, environment, did, record }) => `${service} in ${environment}: ${did}${record === null ? '' : ` (${record.releaseId}, ${record.phase})`}`;
/** The job summary of `sweep`: services that need a person come first, with their problems. */
const sweepSummary = (swept, problems, helpUrl) => (0,_sections_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWithin */ .Uo)(_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .SUMMARY_LIMIT */ .Jt, [
    `### Sweep: ${headline(swept)}`,
    problems.length === 0 ? null : (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .problemTable */ .iK)(problems, helpUrl),
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
/** Weights and health over time as a Markdown table: the newest `limit` entries of the history. */
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
