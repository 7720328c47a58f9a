import {
  acceptOnly,
  beyondTheLab,
  optionalNumber,
  optionalText,
  text,
  texts,
  type Params,
} from '../../door/call-params.ts';
import type { ApiAnswer } from '../../ports.ts';
import type { HookResult, LifecycleHook, Transition } from '../instances/lifecycle-hooks.ts';
import type { EngineContext } from '../context.ts';
import type { Operations } from './operation.ts';

const DESCRIBED = ['NotificationTargetARN', 'RoleARN', 'NotificationMetadata'] as const;
const SPECIFIED = [
  ...DESCRIBED,
  'LifecycleHookName',
  'LifecycleTransition',
  'HeartbeatTimeout',
  'DefaultResult',
] as const;

/** The API calls about lifecycle hooks. Instances do wait at them (ASG-01). */
export const HOOKS: Operations = {
  PutLifecycleHook(context, call) {
    acceptOnly(call, [...SPECIFIED, 'AutoScalingGroupName']);
    putHook(context, context.groups.require(text(call.params, 'AutoScalingGroupName')).name, call.params);
    return {};
  },

  DescribeLifecycleHooks(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'LifecycleHookNames']);
    const names = texts(call.params, 'LifecycleHookNames');
    const hooks = context.hooks.of(text(call.params, 'AutoScalingGroupName'));
    return {
      LifecycleHooks: hooks.filter(({ name }) => names.length === 0 || names.includes(name)).map(described),
    };
  },

  DeleteLifecycleHook(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'LifecycleHookName']);
    context.hooks.remove(text(call.params, 'AutoScalingGroupName'), text(call.params, 'LifecycleHookName'));
    return {};
  },

  CompleteLifecycleAction(context, call) {
    acceptOnly(call, ['AutoScalingGroupName', 'LifecycleHookName', 'LifecycleActionResult', 'InstanceId']);
    context.hooks.complete(
      text(call.params, 'AutoScalingGroupName'),
      text(call.params, 'LifecycleHookName'),
      text(call.params, 'InstanceId'),
      resultIn(text(call.params, 'LifecycleActionResult')),
    );
    return {};
  },
};

export function putHook(context: EngineContext, group: string, params: Params): void {
  const transition = text(params, 'LifecycleTransition');
  if (!/^autoscaling:EC2_INSTANCE_(LAUNCHING|TERMINATING)$/.test(transition)) {
    throw beyondTheLab(`the lifecycle transition ${transition}`);
  }
  context.hooks.put({
    group,
    name: text(params, 'LifecycleHookName'),
    transition: transition as Transition,
    heartbeatSeconds: optionalNumber(params, 'HeartbeatTimeout') ?? 3600,
    defaultResult: resultIn(optionalText(params, 'DefaultResult') ?? 'ABANDON'),
    described: Object.fromEntries(DESCRIBED.map((name) => [name, params[name]])),
  });
}

function resultIn(value: string): HookResult {
  if (value !== 'CONTINUE' && value !== 'ABANDON') throw beyondTheLab(`the lifecycle action result ${value}`);
  return value;
}

const described = (hook: LifecycleHook): ApiAnswer => ({
  AutoScalingGroupName: hook.group,
  LifecycleHookName: hook.name,
  LifecycleTransition: hook.transition,
  HeartbeatTimeout: hook.heartbeatSeconds,
  GlobalTimeout: Math.min(172_800, hook.heartbeatSeconds * 100),
  DefaultResult: hook.defaultResult,
  ...hook.described,
});
