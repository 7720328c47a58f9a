import type { ResourceTypes } from './resource-type.ts';
import { alarm } from './resources/alarm.ts';
import { autoScalingGroup } from './resources/auto-scaling-group.ts';
import { bucket, bucketPolicy } from './resources/bucket.ts';
import { dashboard } from './resources/dashboard.ts';
import { managedPolicy } from './resources/managed-policy.ts';
import { iamRole } from './resources/iam-role.ts';
import { instanceProfile } from './resources/instance-profile.ts';
import { gatewayAttachment, internetGateway } from './resources/internet-gateway.ts';
import { launchTemplate } from './resources/launch-template.ts';
import { listener } from './resources/listener.ts';
import { loadBalancer } from './resources/load-balancer.ts';
import { logGroup } from './resources/log-group.ts';
import { elasticAddress, natGateway } from './resources/nat.ts';
import { route, routeTable, subnetRouteTableAssociation } from './resources/routes.ts';
import { scalingPolicy } from './resources/scaling-policy.ts';
import { scheduledAction } from './resources/scheduled-action.ts';
import { securityGroupIngress } from './resources/security-group-ingress.ts';
import { securityGroup } from './resources/security-group.ts';
import { subnet } from './resources/subnet.ts';
import { targetGroup } from './resources/target-group.ts';
import { vpcEndpoint } from './resources/vpc-endpoint.ts';
import { vpc } from './resources/vpc.ts';

/**
 * All resource types of the lab, by CloudFormation's name. A template with any other type is refused before a
 * stack changes.
 */
export const RESOURCE_TYPES: ResourceTypes = {
  'AWS::AutoScaling::AutoScalingGroup': autoScalingGroup,
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
  'AWS::EC2::SecurityGroupIngress': securityGroupIngress,
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SubnetRouteTableAssociation': subnetRouteTableAssociation,
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
  'AWS::EC2::VPCGatewayAttachment': gatewayAttachment,
  'AWS::ElasticLoadBalancingV2::Listener': listener,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': targetGroup,
  'AWS::IAM::InstanceProfile': instanceProfile,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Role': iamRole,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
};
