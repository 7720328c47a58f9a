import type { LabTime } from '../ports.ts';
import type { Clients, ResourceTypes } from './resource-type.ts';
import type { Schemas } from './schema/schemas.ts';
import type { StackFaults } from './stack-faults.ts';

/** What every part of the engine works with: resource types, schemas, clients, clock and place. */
export interface EngineContext {
  readonly types: ResourceTypes;
  readonly schemas: Schemas;
  readonly faults: StackFaults;
  readonly clients: Clients;
  readonly time: LabTime;
  readonly region: string;
  readonly accountId: string;
  readonly zones: readonly string[];
  /** Called with every exception that no answer of a service explains. */
  readonly onDefect: (error: unknown) => void;
}
