namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>What a model's name says of its training: instruct models follow a template, base models do not know it.</summary>
internal static class ModelName
{
    private static readonly string[] Tuned = ["instruct", "chat", "it", "sft", "dpo", "rlhf", "assistant", "thinking", "reasoning", "r1", "qwq", "vicuna", "alpaca", "zephyr", "hermes", "tulu", "openchat"];

    public static bool SaysTuned(string name) => Words(name).Any(word => Array.IndexOf(Tuned, word) >= 0);

    public static bool SaysBase(string name) => Words(name).Any(word => word is "base" or "pretrain" or "pt");

    private static string[] Words(string name) =>
        name.ToLowerInvariant().Split(['-', '_', '/', ' ', ':'], StringSplitOptions.RemoveEmptyEntries);
}
