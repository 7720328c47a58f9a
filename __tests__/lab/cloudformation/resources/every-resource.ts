/** `Ref` of a resource. */
const ref = (Ref: string) => ({ Ref });
const att = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const policy = (Action: string, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*', ...more }],
});

/** The resources. A new `n` changes every type that can change in place. */
export const everyResource = (n: number) => ({
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: n > 1 } },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
  },
  SubnetA: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: ref('Vpc'),
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      MapPublicIpOnLaunch: n > 1,
    },
  },
  SubnetB: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: ref('Vpc'),
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] },
    },
  },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
  Route: {
    Type: 'AWS::EC2::Route',
    DependsOn: ['Attachment'],
    Properties: {
      RouteTableId: ref('Table'),
      DestinationCidrBlock: '0.0.0.0/0',
      ...(n > 1 ? { NatGatewayId: ref('Nat') } : { GatewayId: ref('Gateway') }),
    },
  },
  Association: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: ref('SubnetA'), RouteTableId: ref('Table') },
  },
  Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
  Nat: {
    Type: 'AWS::EC2::NatGateway',
    Properties: { AllocationId: att('Address', 'AllocationId'), SubnetId: ref('SubnetB') },
  },
  Endpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcId: ref('Vpc'),
      ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' },
      VpcEndpointType: 'Gateway',
      RouteTableIds: n > 1 ? [] : [ref('Table')],
    },
  },
  Security: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'd',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: n, ToPort: n, CidrIp: '0.0.0.0/0' }],
      SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
    },
  },
  Ingress: {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: {
      GroupId: ref('Security'),
      IpProtocol: 'tcp',
      FromPort: 90 + n,
      ToPort: 99,
      CidrIp: '10.0.0.0/8',
    },
  },
  Template: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        InstanceType: 't3.micro',
        ImageId: 'ami-12c6146b',
        UserData: { 'Fn::Base64': `${n}` },
      },
    },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy('sts:AssumeRole', { Resource: undefined }),
      Policies: [{ PolicyName: `p${n}`, PolicyDocument: policy('s3:GetObject') }],
    },
  },
  Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('Role')] } },
  Managed: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: policy(`s3:Get${n}`), Roles: [ref('Role')] },
  },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: n } },
  Balancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Scheme: 'internal',
      Subnets: [ref('SubnetA'), ref('SubnetB')],
      SecurityGroups: [ref('Security')],
      LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: 100 + n }],
    },
  },
  Target: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { VpcId: ref('Vpc'), Protocol: 'HTTP', Port: 80, HealthCheckPath: `/${n}` },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: ref('Balancer'),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [
        { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: ref('Target'), Weight: n }] } },
      ],
    },
  },
  Group: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      MinSize: n,
      MaxSize: '4',
      VPCZoneIdentifier: [ref('SubnetA')],
      LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: att('Template', 'LatestVersionNumber') },
      ...(n > 1 ? { TargetGroupARNs: [ref('Target')] } : {}),
    },
  },
  Policy: {
    Type: 'AWS::AutoScaling::ScalingPolicy',
    Properties: {
      AutoScalingGroupName: ref('Group'),
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: n }],
    },
  },
  Schedule: {
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: { AutoScalingGroupName: ref('Group'), MinSize: n, Recurrence: '0 0 * * *' },
  },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      Namespace: 'N',
      MetricName: 'M',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: n,
      ComparisonOperator: 'GreaterThanThreshold',
    },
  },
  Dashboard: {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardBody: `{"widgets":[],"start":"${n}"}` },
  },
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: { VersioningConfiguration: { Status: n > 1 ? 'Suspended' : 'Enabled' } },
  },
  BucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: ref('Bucket'), PolicyDocument: policy(`s3:Get${n}`, { Principal: '*' }) },
  },
});
