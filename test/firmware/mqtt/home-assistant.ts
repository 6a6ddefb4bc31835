import { z } from 'zod';

/**
 * What Home Assistant takes: the schemas of its MQTT integration for device discovery and for the three platforms that
 * the box uses (schemas.py, config.py, sensor.py, switch.py, binary_sensor.py, util.py of 2026). Stricter than it is
 * in one point: it throws away keys that it does not know, here they are faults.
 */

/** util.py, valid_publish_topic. */
const TOPIC = z
  .string()
  .min(1)
  .refine((topic) => !/[+#\p{Cc}]/u.test(topic), 'a topic without wildcards');
const ICON = z.string().regex(/^[a-z]+:[a-z0-9-]+$/);
const URL = z.url({ protocol: /^(?:https?|homeassistant)$/ });

const DEVICE = z
  .strictObject({
    identifiers: z.array(z.string()).default([]),
    connections: z.array(z.tuple([z.string(), z.string()])).default([]),
    manufacturer: z.string().optional(),
    model: z.string().optional(),
    model_id: z.string().optional(),
    name: z.string().optional(),
    hw_version: z.string().optional(),
    serial_number: z.string().optional(),
    sw_version: z.string().optional(),
    via_device: z.string().optional(),
    suggested_area: z.string().optional(),
    configuration_url: URL.optional(),
  })
  .refine(({ identifiers, connections }) => identifiers.length + connections.length > 0);

const AVAILABILITY = {
  availability_topic: TOPIC.optional(),
  payload_available: z.string().default('online'),
  payload_not_available: z.string().default('offline'),
};
const BASE = { qos: z.literal([0, 1, 2]).default(0), encoding: z.string().default('utf-8') };

const ENTITY = {
  ...BASE,
  ...AVAILABILITY,
  unique_id: z.string(),
  default_entity_id: z.string().optional(),
  name: z.string().nullable().optional(),
  enabled_by_default: z.boolean().default(true),
  entity_category: z.literal(['config', 'diagnostic']).optional(),
  icon: ICON.optional(),
  json_attributes_topic: TOPIC.optional(),
};

/** util.py, validate_sensor_state_and_device_class_config: options are for `enum`, and go with no class of states and no unit. */
const SENSOR = z
  .strictObject({
    ...ENTITY,
    platform: z.literal('sensor'),
    state_topic: TOPIC,
    device_class: z.literal(['enum', 'timestamp', 'date', 'duration']).nullable().optional(),
    expire_after: z.int().nonnegative().optional(),
    force_update: z.boolean().default(false),
    options: z.array(z.string()).min(1).optional(),
    state_class: z.literal(['measurement', 'total', 'total_increasing']).nullable().optional(),
    unit_of_measurement: z.string().nullable().optional(),
  })
  .refine(({ options, device_class: kind }) => options === undefined || kind === 'enum')
  .refine(
    ({ options, state_class: states, unit_of_measurement: unit }) =>
      options === undefined || (states === undefined && unit === undefined),
  );

const SWITCH = z.strictObject({
  ...ENTITY,
  platform: z.literal('switch'),
  command_topic: TOPIC,
  state_topic: TOPIC.optional(),
  device_class: z.literal(['outlet', 'switch']).nullable().optional(),
  optimistic: z.boolean().default(false),
  retain: z.boolean().default(false),
  payload_on: z.string().default('ON'),
  payload_off: z.string().default('OFF'),
  state_on: z.string().optional(),
  state_off: z.string().optional(),
});

const BINARY_SENSOR = z.strictObject({
  ...ENTITY,
  platform: z.literal('binary_sensor'),
  state_topic: TOPIC,
  device_class: z.literal(['problem', 'connectivity', 'occupancy']).nullable().optional(),
  expire_after: z.int().nonnegative().optional(),
  force_update: z.boolean().default(false),
  off_delay: z.int().nonnegative().optional(),
  payload_on: z.string().default('ON'),
  payload_off: z.string().default('OFF'),
});

/** A message on `PREFIX/device/ID/config`. `origin` is wanted there; what stands beside `components` counts for all. */
export const DEVICE_DISCOVERY = z.strictObject({
  ...AVAILABILITY,
  device: DEVICE,
  origin: z.strictObject({
    name: z.string(),
    sw_version: z.string().optional(),
    support_url: URL.optional(),
  }),
  components: z.record(z.string(), z.discriminatedUnion('platform', [SENSOR, SWITCH, BINARY_SENSOR])),
});
export type DeviceDiscovery = z.infer<typeof DEVICE_DISCOVERY>;

/** discovery.py, TOPIC_MATCHER, after the prefix. */
export const DISCOVERY_TOPIC = /^device\/[a-zA-Z0-9_-]+\/config$/;

/** entity.py: attributes of these names are dropped. Before 2023.8 `name` was, too. */
export const BLOCKED_ATTRIBUTES: readonly string[] = [
  ...['assumed_state', 'available', 'device_class', 'device_info', 'entity_category', 'entity_picture'],
  ...['entity_registry_enabled_default', 'extra_state_attributes', 'force_update', 'icon', 'friendly_name'],
  ...['should_poll', 'state', 'supported_features', 'unique_id', 'unit_of_measurement'],
  ...['last_reset', 'state_class'],
];
