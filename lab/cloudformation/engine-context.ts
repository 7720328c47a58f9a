import type { LabTime } from '../ports.ts';
import type { Clients, ResourceTypes } from './resource-type.ts';
import type { Schemas } from './schema/schemas.ts';
import type { StackFaults } from './stack-faults.ts';

/** All that the engine works with. */
export interface EngineContext {
  readonly types: ResourceTypes;
  readonly schemas: Schemas;
  readonly faults: StackFaults;
  readonly clients: Clients;
  readonly time: LabTime;
  readonly region: string;
  readonly accountId: string;
  readonly zones: readonly string[];
  /** Told of every exception that no service's answer explains. */
  readonly onDefect: (error: unknown) => void;
}
