/** One of the two fixed slots of an environment. The roles (stable, candidate) change slots from release to release. */
export type Colour = 'blue' | 'green';

export type PerColour<T> = Readonly<Record<Colour, T>>;

export const COLOURS: readonly Colour[] = ['blue', 'green'];

/** The slot that is not `colour`. */
export const other = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

/** Calls `make` once for each slot. */
export const perColour = <T>(make: (colour: Colour) => T): PerColour<T> => ({
  blue: make('blue'),
  green: make('green'),
});
