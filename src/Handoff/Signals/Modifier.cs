namespace Madoguchi.Handoff.Signals;

/// <summary>Names of the circumstances that raise a tier. The first nine have word lists in every inventory.</summary>
public static class Modifier
{
    public const string Now = "now";
    public const string Means = "means";
    public const string Infant = "infant";
    public const string WithChild = "with-child";
    public const string Alone = "alone";
    public const string ChildSpeaks = "child-speaks";
    public const string Perinatal = "perinatal";
    public const string Intoxicated = "intoxicated";
    public const string Long = "long";
    public const string SeveralDomains = "several-domains";
    public const string SeveralDays = "several-days";
    public const string SecondUrgent = "second-urgent";

    internal static readonly string[] InInventories = [Now, Means, Infant, WithChild, Alone, ChildSpeaks, Perinatal, Intoxicated, Long];
}
