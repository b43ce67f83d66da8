import { createContext, use } from 'react';

/** Starts the tour from anywhere below the frame. */
export const TourContext = createContext<() => void>(() => undefined);

export function useTour(): () => void {
  return use(TourContext);
}
