import numpy as np, math
from scipy.optimize import minimize
names='t ego alt cnt y valid z off A B ea en a nn din s ndi ndo gap gapin lasto i15 i120 o120 act ain cin cout rlat nlat age mgap k nc tr'.split()
def load(n):
    r=np.load('/tmp/lab/%s.npy'%n); d={k:r[:,i] for i,k in enumerate(names)}
    v=d['valid']==1; tv=np.sort(d['t'][v]); cut=np.quantile(d['t'][v],.6)
    d['test']=v&(d['t']>=cut); d['train']=v&(d['t']+14<=cut); d['cut']=cut
    return d
sg=lambda z:1/(1+np.exp(-z)); lg=lambda p:np.log(p/(1-p))
def auc(y,p):
    from scipy.stats import rankdata
    r=rankdata(p);n1=y.sum();n0=len(y)-n1
    return (r[y==1].sum()-n1*(n1+1)/2)/(n1*n0)
def ece(y,p,b=10):
    o=np.argsort(p,kind='stable');return sum(abs((y[i]-p[i]).sum()) for i in np.array_split(o,b))/len(y)
def met(y,p):
    p=np.clip(p,1e-4,1-1e-4)
    return auc(y,p),((y-p)**2).mean(),-(np.log(np.where(y==1,p,1-p))).mean(),ece(y,p)
def show(tag,d,z,m='test'):
    M=d[m];y=d['y'][M];p=sg(z[M]);f=d['cnt'][M]<=10
    a=met(y,p);b=met(y[f],p[f])
    # T3
    print('%-22s AUC %.4f Br %.4f LL %.4f ECE %.4f | few AUC %.4f Br %.4f ECE %.4f'%(tag,*a,b[0],b[1],b[3]))
D={n:load(n) for n in ('email_eu','collegemsg')}
