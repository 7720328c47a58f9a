/** The story of the demo: its releases, each with the result that it must have. */

/** One release of the demo. */
export interface Chapter {
  readonly version: string;
  readonly title: string;
  readonly why: string;
  readonly strategy: string;
  readonly result: 'promoted' | 'rolled_back';
  /** Whether clients send requests during the release. */
  readonly traffic: boolean;
}

/** The releases of the demo, in order. */
export const STORY: readonly Chapter[] = [
  {
    version: '1.0',
    title: 'The first release',
    why: 'Nothing serves yet: load balancer, rule and fleet are made, and no client is there. It is promoted on golden answers alone.',
    strategy: 'canary 10% 10s',
    result: 'promoted',
    traffic: false,
  },
  {
    version: '2.0',
    title: 'A better model, by canary, under live traffic',
    why: 'A second fleet starts beside the first, takes 10 %, then all; the old one then waits for a rollback. No request may be lost.',
    strategy: 'canary 10% 10s',
    result: 'promoted',
    traffic: true,
  },
  {
    version: '3.0',
    title: 'A model that loads and answers wrongly',
    why: 'Its labels are off by one. TorchServe’s /ping would be 200. Its golden answers refuse it: it must never get weight.',
    strategy: 'canary 10% 10s',
    result: 'rolled_back',
    traffic: true,
  },
  {
    version: '4.0',
    title: 'A model that begins to fail under real requests',
    why: 'Golden answers are right, then a resource runs out at 50 % of traffic. The instances report it and traffic goes back.',
    strategy: 'canary 50% 60s',
    result: 'rolled_back',
    traffic: true,
  },
];
