namespace Diagnoser.Core.Facts.Text;

/// <summary>What a sentence says about an engine that it names.</summary>
internal enum EngineStanding
{
    /// <summary>Nothing more than its name: it is taken for the one in use.</summary>
    Named,

    /// <summary>That it is not used: "without vLLM", "没有使用vllm".</summary>
    Unused,

    /// <summary>That the failure does not come up with it: "works in vLLM", "用transformers正常".</summary>
    Sound,

    /// <summary>That the failure comes up with it and not with another: "but not in transformers".</summary>
    Failing,
}
