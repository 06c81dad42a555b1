namespace Madoguchi.Knowledge.Retrieval;

/// <summary>What speaks for each topic of one message.</summary>
/// <param name="Posterior">By topic, sums to 1: which topic, if it is any of them.</param>
/// <param name="Best">Position of the best topic.</param>
/// <param name="Similarity">0 to 1: cosine with the most similar known question of the best topic.</param>
/// <param name="Explained">0 to 1: share of the message's informative features that the best topic's texts have.</param>
/// <param name="Coverage">0 to 1: share of the message's informative words and grams (without subjects) that any topic's texts have.</param>
/// <param name="Elsewhere">0 to 1: the classifier's probability that it is none of our business.</param>
/// <param name="NearestElsewhere">0 to 1: cosine with the most similar message that is none of our business.</param>
/// <param name="Subjects">How many of the subjects and synonyms of the content it touches.</param>
internal sealed record Evidence(float[] Posterior, int Best, float Similarity, float Explained, float Coverage, float Elsewhere, float NearestElsewhere, int Subjects);
