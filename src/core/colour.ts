/** The two fixed slots. Roles (stable, candidate) move between them; slots never change. */
export type Colour = 'blue' | 'green';

export type PerColour<T> = Readonly<Record<Colour, T>>;

export const COLOURS: readonly Colour[] = ['blue', 'green'];

export const other = (colour: Colour): Colour => (colour === 'blue' ? 'green' : 'blue');

export const perColour = <T>(make: (colour: Colour) => T): PerColour<T> => ({
  blue: make('blue'),
  green: make('green'),
});
