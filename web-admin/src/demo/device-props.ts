import type { DemoCaller, DemoDevice } from '../../../firmware/http/contract/demo-devices.ts';

/** A simulated device on the page: who can call through it, and whom to tell that something was done to it. */
export interface DeviceProps {
  device: DemoDevice;
  callers: readonly DemoCaller[];
  onActed: () => void;
}
