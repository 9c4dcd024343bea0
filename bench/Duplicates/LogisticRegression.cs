using MathNet.Numerics.LinearAlgebra;

namespace Map.Bench.Duplicates;

/// <summary>Fits a logistic regression by Newton's method, each weight drawn to 0 by a normal prior.</summary>
static class LogisticRegression
{
    const double Prior = 0.3;
    const int MostSteps = 50;

    /// <returns>A weight for each column.</returns>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels)
    {
        var x = Matrix<double>.Build.DenseOfRows(rows);
        var y = Vector<double>.Build.DenseOfEnumerable(labels.Select(label => label ? 1d : 0d));
        var weights = Vector<double>.Build.Dense(x.ColumnCount);
        for (var step = 0; step < MostSteps; step++)
        {
            var likelihood = (x * weights).Map(sum => 1 / (1 + Math.Exp(-sum)));
            var slope = x.TransposeThisAndMultiply(y - likelihood) - Prior * weights;
            var spread = likelihood.Map(p => Math.Max(p * (1 - p), 1e-6));
            var scaled = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => x[i, j] * spread[i]);
            var curvature = x.TransposeThisAndMultiply(scaled) + Prior * Matrix<double>.Build.DenseIdentity(x.ColumnCount);
            var change = curvature.Cholesky().Solve(slope);
            weights += change;
            if (change.L2Norm() < 1e-6) break;
        }
        return [.. weights];
    }
}
