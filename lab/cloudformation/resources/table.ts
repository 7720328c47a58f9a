import type { ResourceTypes } from '../resource-type.ts';
import { alarm } from './alarm.ts';
import { autoScalingGroup } from './auto-scaling-group.ts';
import { bucket, bucketPolicy } from './bucket.ts';
import { dashboard } from './dashboard.ts';
import { inlinePolicy, managedPolicy } from './iam-policy.ts';
import { iamRole } from './iam-role.ts';
import { instanceProfile } from './instance-profile.ts';
import { gatewayAttachment, internetGateway } from './internet-gateway.ts';
import { launchTemplate } from './launch-template.ts';
import { lifecycleHook } from './lifecycle-hook.ts';
import { listenerRule } from './listener-rule.ts';
import { listener } from './listener.ts';
import { loadBalancer } from './load-balancer.ts';
import { logGroup } from './log-group.ts';
import { elasticAddress, natGateway } from './nat.ts';
import { route, routeTable, subnetRouteTableAssociation } from './routes.ts';
import { scalingPolicy } from './scaling-policy.ts';
import { scheduledAction } from './scheduled-action.ts';
import { securityGroupEgress, securityGroupIngress } from './security-group-rule.ts';
import { securityGroup } from './security-group.ts';
import { subnet } from './subnet.ts';
import { targetGroup } from './target-group.ts';
import { vpcEndpoint } from './vpc-endpoint.ts';
import { vpc } from './vpc.ts';

/** Every resource type that the lab has; a template with any other is refused before a stack is touched. */
export const RESOURCE_TYPES: ResourceTypes = {
  'AWS::AutoScaling::AutoScalingGroup': autoScalingGroup,
  'AWS::AutoScaling::LifecycleHook': lifecycleHook,
  'AWS::AutoScaling::ScalingPolicy': scalingPolicy,
  'AWS::AutoScaling::ScheduledAction': scheduledAction,
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::Dashboard': dashboard,
  'AWS::EC2::EIP': elasticAddress,
  'AWS::EC2::InternetGateway': internetGateway,
  'AWS::EC2::LaunchTemplate': launchTemplate,
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::Route': route,
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::SecurityGroupEgress': securityGroupEgress,
  'AWS::EC2::SecurityGroupIngress': securityGroupIngress,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SubnetRouteTableAssociation': subnetRouteTableAssociation,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
  'AWS::EC2::VPCGatewayAttachment': gatewayAttachment,
  'AWS::ElasticLoadBalancingV2::Listener': listener,
  'AWS::ElasticLoadBalancingV2::ListenerRule': listenerRule,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': targetGroup,
  'AWS::IAM::InstanceProfile': instanceProfile,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': inlinePolicy,
  'AWS::IAM::Role': iamRole,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
};
