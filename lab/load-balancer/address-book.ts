/** The loopback addresses of load balancers, and the ports that their listeners bind. */

/** Where a listener can be reached on this machine. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The port that a listener binds. Ports below 1024 need privileges, so 8000 is added to them. */
export const bindPort = (listenerPort: number): number =>
  listenerPort < 1024 ? 8000 + listenerPort : listenerPort;

/** Assigns each load balancer a loopback address, `127.<block>.255.<n>`, which it keeps. */
export class AddressBook {
  readonly #block: number;
  readonly #byArn = new Map<string, string>();
  readonly #byName = new Map<string, string>();

  constructor(block: number) {
    this.#block = block;
  }

  /** @throws for the 255th load balancer, because no address is left */
  addressOf(balancerArn: string, dnsName: string): string {
    const known = this.#byArn.get(balancerArn);
    if (known !== undefined) return known;
    if (this.#byArn.size >= 254) throw new Error('the lab has addresses for 254 load balancers only');
    const address = `127.${this.#block}.255.${this.#byArn.size + 1}`;
    this.#byArn.set(balancerArn, address);
    this.#byName.set(dnsName.toLowerCase(), address);
    return address;
  }

  /** Resolves a DNS name and a listener's port to an address on this machine. @throws for an unknown name */
  find(dnsName: string, listenerPort: number): Address {
    const host = this.#byName.get(dnsName.toLowerCase());
    if (host === undefined) throw new Error(`no load balancer has the name ${dnsName}`);
    return { host, port: bindPort(listenerPort) };
  }
}
