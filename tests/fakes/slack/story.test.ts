import { describe, expect, test } from "vitest";
import { littleApp, running } from "./little-app.ts";
import { until } from "./until.ts";

describe.each(["socket", "http"] as const)("an app over %s", (way) => {
  test("goes from a command to a modal, a message, an update, an ephemeral and a home", async () => {
    const { fake, errors, stop } = await running(way, littleApp);
    const ada = fake.person("Ada");
    const ben = fake.person("Ben", { kind: "guest" });
    const hall = fake.channel("hall", { members: [ada, ben] });

    expect(await ada.types("/ask", "", hall)).toMatchObject({ answered: "acked" });
    const modal = await ada.waitsForModal("Ask something");
    expect(modal.fields.map(({ label }) => label)).toEqual(["Question", "Mood"]);
    expect(ben.modal()).toBeNull();

    expect(await ada.submits()).toMatchObject({ answered: "not sent", errors: { Question: "must be filled in" } });
    await ada.fills({ Question: "Tea.", Mood: "Calm" });
    expect(await ada.submits()).toMatchObject({ answered: "acked", modal: "errors", errors: { Question: "Not a question" } });
    expect(ada.modal()).toMatchObject({ errors: { Question: "Not a question" }, fields: [{ value: "Tea." }, { value: "Calm" }] });
    await ada.fills({ Question: "Tea?" });
    expect(await ada.submits()).toMatchObject({ answered: "acked", modal: "closed" });
    expect(ada.modal()).toBeNull();

    await ben.waitsForMessage(hall, "Tea? (0)");
    expect(ben.sees(hall)).toEqual(["Tea? (0)\n[I agree]"]);
    expect(await ben.presses(hall, "I agree")).toMatchObject({ answered: "acked" });
    await ada.waitsForMessage(hall, "Tea? (1)");
    await ben.waitsForHome("You agreed 1 time(s)");
    expect(ben.sees(hall)).toEqual(["Tea? (1)\n[I agree]", "Thank you", "Counted"]);
    expect(ada.sees(hall)).toEqual(["Tea? (1)\n[I agree]"]);
    ben.reloads();
    expect(ben.sees(hall)).toEqual(["Tea? (1)\n[I agree]"]);

    expect(await ada.usesShortcut("ask_anywhere")).toMatchObject({ answered: "acked" });
    await ada.waitsForModal("Ask something");
    expect(await ada.closes()).toMatchObject([{ answered: "acked" }]);

    expect(await ada.opensHome()).toMatchObject({ outcome: "acked", attempts: 1 });
    await ada.waitsForHome("Welcome");

    expect(fake.violations).toEqual([]);
    expect(errors).toEqual([]);
    expect(fake.callsTo("chat.update")).toHaveLength(1);
    expect(fake.bodiesWith("Tea?").length).toBeGreaterThan(1);
    await stop();
  });

  test("that acknowledges nothing leaves people waiting in vain", async () => {
    const { fake, stop } = await running(way, () => {}, { ackWithinMs: 300 });
    const ada = fake.person("Ada");
    const hall = fake.channel("hall", { members: [ada] });
    expect(await ada.types("/nobody", "", hall)).toMatchObject({ answered: "timed out" });
    expect(await ada.usesShortcut("nothing")).toMatchObject({ answered: "timed out" });
    await stop();
  });

  test("can get an event twice, the second time marked as a retry", async () => {
    const seen: { readonly id: string; readonly retry: number | undefined; readonly reason: string | undefined }[] = [];
    const listen: Parameters<typeof running>[1] = (app) =>
      app.event("member_joined_channel", ({ body, context }) => {
        seen.push({ id: body.event_id, retry: context.retryNum, reason: context.retryReason });
        return Promise.resolve();
      });
    const { fake, stop } = await running(way, listen);
    const ada = fake.person("Ada");
    const hall = fake.channel("hall");
    fake.faults.duplicateEvents();
    ada.joins(hall);
    await until("both came", () => seen.length === 2);
    expect(seen[0]?.id).toBe(seen[1]?.id);
    expect(seen[1]?.retry).toBe(1);
    expect(seen[1]?.reason).toBe(way === "socket" ? "timeout" : "http_timeout");
    await stop();
  });
});
